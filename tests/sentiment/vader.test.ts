import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../etl/sentiment/normalise.ts';
import { BOOSTERS, IDIOMS, NEGATIONS } from '../../etl/sentiment/vader/constants.ts';
import { vaderLexicon } from '../../etl/sentiment/vader/lexicon.ts';
import { sumEnglish } from '../../etl/sentiment/vader/score-english.ts';
import { isCapitals } from '../../etl/sentiment/vader/split-words.ts';
import { ENGLISH_SETS, hasLabelled, readEnglish } from './read-labelled.ts';

interface Library {
  readonly SentimentIntensityAnalyzer: { polarity_scores(text: string): { readonly compound: number } };
}
const { SentimentIntensityAnalyzer } = createRequire(import.meta.url)('vader-sentiment') as Library;
const byLibrary = (text: string): number => SentimentIntensityAnalyzer.polarity_scores(text).compound;
const byUs = (text: string): number => normalise(sumEnglish(text));

const worst = (texts: readonly string[]): { readonly text: string; readonly by: number } =>
  texts
    .map((text) => ({ text, by: Math.abs(byUs(text) - byLibrary(text)) }))
    .reduce((a, b) => (b.by > a.by ? b : a), { text: '', by: 0 });

describe('the English pass and the kept library', () => {
  it.skipIf(!hasLabelled).each(ENGLISH_SETS)('agree on every sentence of %s', (set) => {
    const texts = readEnglish(set).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(700);
    expect(worst(texts).by, worst(texts).text).toBeLessThan(1e-9);
  });

  it('agree on the rules one by one', () => {
    const texts = [
      'VADER is smart, handsome, and funny.',
      'VADER is VERY SMART, handsome, and FUNNY!!!',
      'The book was kind of good. Not bad at all.',
      'It was never so good, never this bad, never ever bad',
      'The plot was good, but the characters are uncompelling and the dialog is not great.',
      'GOOD BUT BAD but good',
      'At least it is good, the very least good, the least good',
      'The food is the shit and he is a bad ass, yeah right',
      'hand to mouth is a hard life; they cut the mustard, kiss of death',
      'Make sure you :) or :D today! catch utf-8 emoji such as 💘',
      'Really?? bad??? awful???? sad?!?!',
      "It isn't horrible, without doubt despite love",
      'sort of good, just enough good, almost AMAZING',
      '',
      ' ',
      'a',
      '__proto__ constructor hasOwnProperty toString good',
    ];
    expect(worst(texts).by, worst(texts).text).toBeLessThan(1e-9);
  });

  it('agree on words thrown together', () => {
    const words = [
      ...BOOSTERS.keys(),
      ...NEGATIONS,
      ...[...IDIOMS.keys()].flatMap((phrase) => phrase.split(' ')),
      ...[
        'good',
        'bad',
        'GREAT',
        'Horrible',
        'love',
        'least',
        'at',
        'very',
        'but',
        'BUT',
        'so',
        'this',
        'kind',
        'of',
      ],
      ...[
        'just',
        'enough',
        'sort',
        'the',
        'x',
        '!',
        '??',
        ':)',
        ':-(',
        'tap',
        '(good)',
        '"bad"',
        'good!!!!',
        "can't.",
      ],
      ...[...vaderLexicon().keys()].slice(0, 300),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 14 }), (picked) => {
        const text = picked.join(' ');
        expect(Math.abs(byUs(text) - byLibrary(text))).toBeLessThan(1e-9);
      }),
      { numRuns: 3000, seed: 8 },
    );
  });

  it('agree on any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(Math.abs(byUs(text) - byLibrary(text))).toBeLessThan(1e-9);
      }),
      { numRuns: 1000, seed: 8 },
    );
  });
});

describe('hostile text', () => {
  it('is read in linear time: capitals that turn out to be none, words without end', () => {
    const began = performance.now();
    expect(isCapitals(`${'A'.repeat(200_000)}a`)).toBe(false);
    for (const text of [
      `${'A'.repeat(30_000)}a b`,
      '!'.repeat(30_000),
      'good '.repeat(6_000),
      ' '.repeat(30_000),
    ])
      expect(Math.abs(byUs(text))).toBeLessThanOrEqual(1);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
