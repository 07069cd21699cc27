import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReferenceCase } from './case.ts';
import { runReference, runTopic, type TopicOutcome } from './run-cases.ts';

const CASES = new URL('cases/golden/', import.meta.url).pathname;

/** Cases that passed when they were chosen, and the functions they call: a topic may grow but not shrink. */
const LEAST: Readonly<Record<string, { readonly cases: number; readonly functions: number }>> = {
  '01-proportions': { cases: 93, functions: 2 },
  '02-survey': { cases: 37, functions: 9 },
  '03-raking': { cases: 15, functions: 5 },
  '04-nps': { cases: 25, functions: 4 },
  '05-survival': { cases: 27, functions: 4 },
  '06-funnel': { cases: 12, functions: 6 },
  '07-spc': { cases: 9, functions: 1 },
  '08-tests': { cases: 42, functions: 11 },
  '09-aberration': { cases: 18, functions: 3 },
  '10-seasonal': { cases: 14, functions: 4 },
  '11-drivers': { cases: 13, functions: 2 },
  '12-eb': { cases: 16, functions: 7 },
  '13-reliability': { cases: 7, functions: 4 },
  '14-suppression': { cases: 25, functions: 2 },
};

interface Expected {
  readonly n_cases: number;
  readonly cases: ReferenceCase[];
}

const readCases = (folder: string): Expected =>
  JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;

const outcomes: readonly TopicOutcome[] = runReference(CASES);
const passed = ({ cases }: TopicOutcome) => cases.filter(({ outcome }) => outcome === 'passed');

/** Every number moved by more than any tolerance allows. */
const move = (value: unknown): unknown => {
  if (typeof value === 'number') return value * 1.03 + 1.5;
  if (Array.isArray(value)) return value.map(move);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, move(each)]));
  return value;
};

const hasNumber = (value: unknown): boolean =>
  typeof value === 'number' ||
  (typeof value === 'object' && value !== null && Object.values(value).some(hasNumber));

describe('statistics against R', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'reference-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it('has every topic it had, whole', () => {
    expect(outcomes.map(({ topic }) => topic)).toEqual(expect.arrayContaining(Object.keys(LEAST)));
    for (const { topic } of outcomes) {
      const { n_cases, cases } = readCases(join(CASES, topic));
      expect(cases.length, topic).toBe(n_cases);
    }
    const count = (which: (topic: TopicOutcome) => number) =>
      outcomes.reduce((sum, topic) => sum + which(topic), 0);
    const lines = outcomes.map((topic) => `${topic.topic} ${passed(topic).length} of ${topic.cases.length}`);
    lines.push(`total ${count((topic) => passed(topic).length)} of ${count((topic) => topic.cases.length)}`);
    process.stdout.write(`${lines.join('\n')}\n`);
  });

  it.each(outcomes.map((topic) => [topic.topic, topic] as const))('agrees in %s', (name, topic) => {
    const failed = topic.cases.filter(({ outcome }) => outcome !== 'passed');
    expect(failed.map(({ id, fn, outcome, because }) => `${id} (${fn}) ${outcome}: ${because}`)).toEqual([]);
    const least = LEAST[name] ?? { cases: 1, functions: 1 };
    expect(passed(topic).length).toBeGreaterThanOrEqual(least.cases);
    expect(new Set(passed(topic).map(({ fn }) => fn)).size).toBeGreaterThanOrEqual(least.functions);
  });

  it.each(outcomes.map(({ topic }) => topic))('would notice other numbers in %s', (topic) => {
    const folder = join(scratch, topic);
    cpSync(join(CASES, topic), folder, { recursive: true });
    const all = readCases(folder);
    const seen = new Set<string>();
    const moved = all.cases.flatMap((of) => {
      if (seen.has(of.fn) || !hasNumber(of.expected)) return [];
      seen.add(of.fn);
      return [{ ...of, expected: move(of.expected) as ReferenceCase['expected'] }];
    });
    writeFileSync(join(folder, 'expected.json'), JSON.stringify({ ...all, cases: moved }));
    expect(moved.length).toBeGreaterThan(0);
    for (const { fn, outcome } of runTopic(folder, topic).cases) expect(outcome, fn).toBe('failed');
  });
});
