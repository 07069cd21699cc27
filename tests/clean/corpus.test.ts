import { describe, expect, it } from 'vitest';
import { redact } from '../../etl/clean/redact.ts';
import { PERSONAL_KINDS } from '../../etl/clean/redact/detector.ts';
import { compare, placeTokens, readLabelled } from './labelled.ts';

describe.each(['en', 'zh'] as const)('sentences marked by hand (%s)', (language) => {
  const sentences = readLabelled(language);
  const judged = sentences.map(({ text, marks }) => {
    const found = placeTokens(text, redact(text).text);
    return { text, marks, found, ...compare(marks, found) };
  });
  const sum = (of: (each: (typeof judged)[number]) => number): number =>
    judged.reduce((total, each) => total + of(each), 0);

  it('are many, of every kind, and half of them without anything personal', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(150);
    expect(new Set(sentences.flatMap(({ marks }) => marks.map((mark) => mark.kind)))).toEqual(
      new Set(PERSONAL_KINDS),
    );
    expect(sentences.filter(({ marks }) => marks.length === 0).length).toBeGreaterThan(75);
  });

  it('are redacted where they are marked and nowhere else', ({ annotate }) => {
    const [n, missed, found, wrong] = [
      sum((each) => each.marks.length),
      sum((each) => each.missed.length),
      sum((each) => each.found.length),
      sum((each) => each.wrong.length),
    ];
    const [recall, precision] = [1 - missed / n, 1 - wrong / found];
    void annotate(
      `${language}: ${n} marks in ${sentences.length} sentences, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`,
    );
    const errors = judged
      .filter((each) => each.missed.length + each.wrong.length > 0)
      .map(({ text }) => `${text} → ${redact(text).text}`);
    expect(recall, errors.join('\n')).toBeGreaterThanOrEqual(0.98);
    expect(precision, errors.join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  it('are counted by kind', () => {
    for (const { text, found } of judged) {
      const counts: Record<string, number> = {};
      for (const { kind } of found) counts[kind] = (counts[kind] ?? 0) + 1;
      expect(redact(text).counts).toEqual(counts);
    }
  });
});
