import { describe, expect, it } from 'vitest';
import { jaccard } from '../../etl/terms/bands.ts';
import { joinFolds, readWording } from '../../etl/terms/find-folds.ts';

const foldsOf = (texts: readonly string[]): number[] => joinFolds(texts.map(readWording), new Map()).folds;

const CALL =
  'The street light opposite the primary school has been broken since Friday and children walk home in the dark, please repair the lamp';

describe('near-duplicates', () => {
  it('are one where only case, digits, punctuation or one word differ', () => {
    const [first, ...others] = foldsOf([
      CALL,
      CALL.toUpperCase(),
      `${CALL}!!! (call 17)`,
      CALL.replace('Friday', 'Monday'),
      CALL.split(' ').toReversed().join(' '),
    ]);
    expect(new Set(others)).toEqual(new Set([first]));
  });

  it('are one in Chinese, full width or not', () => {
    const said = '小区门口的路灯坏了三个星期，晚上孩子放学看不见路，物业一直没有维修，请尽快派人处理';
    const folds = foldsOf([
      said,
      said.replaceAll('，', ','),
      `${said}１２３`,
      said.replace('三个星期', '两个星期'),
    ]);
    expect(new Set(folds).size).toBe(1);
  });

  it('are not one where something else is said, nor where short texts share their words', () => {
    const folds = foldsOf([
      CALL,
      'The street light is fine but the tap water in the primary school is brown and children cannot drink it',
      'no water',
      'no water again',
      'water',
    ]);
    expect(new Set(folds).size).toBe(5);
  });

  it('have folds for texts without a word', () => {
    const [smile, again, frown, empty] = foldsOf(['🙂', ' 🙂 ', '🙁', '']);
    expect(smile).toBe(again);
    expect(new Set([smile, frown, empty]).size).toBe(3);
  });

  it('are found as every pair compared with every other would find them', () => {
    // 60 messages of 30 words, each copied with 0 to 8 words replaced.
    const word = (n: number): string =>
      [...String(n)].map((digit) => 'bcdfghklmn'[Number(digit)]).join('o') + 'o';
    const texts: string[] = [];
    for (let i = 0; i < 60; i++)
      for (let changed = 0; changed <= 8; changed += 2)
        texts.push(
          Array.from({ length: 30 }, (_, j) =>
            word(j < changed ? 90_000 + i * 100 + changed * 10 + j : 10_000 + i * 100 + j),
          ).join(' '),
        );
    const words = texts.map((text) => text.split(' '));
    const leads: number[] = [];
    const truth = words.map((own, i) => {
      const near = leads.filter((lead) => jaccard(words[lead]!, own) >= 0.8);
      if (near.length === 0) leads.push(i);
      return near.toSorted((a, b) => jaccard(words[b]!, own) - jaccard(words[a]!, own))[0] ?? i;
    });
    const folds = foldsOf(texts);
    const found = folds.map((fold) => folds.indexOf(fold));
    const missed = truth.filter((lead, i) => found[i] !== lead).length;
    expect(missed / texts.length).toBeLessThan(0.02);
    expect(new Set(truth).size).toBeGreaterThan(60);
  });
});

describe('reading a wording', () => {
  const seconds = (text: string): number => {
    const began = process.cpuUsage();
    for (let i = 0; i < 5; i++) readWording(text);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1e6;
  };
  it.each([
    ['one letter', (n: number) => 'a'.repeat(n)],
    ['hyphens', (n: number) => 'a-'.repeat(n / 2)],
    ['apostrophes', (n: number) => "a'".repeat(n / 2)],
    [
      'different words',
      (n: number) => Array.from({ length: n / 8 }, (_, i) => `w${i.toString(36)}`).join(' '),
    ],
    ['Chinese without a stop', (n: number) => '的一是不了人我在有他这中大来上'.repeat(n / 15)],
    ['emoji', (n: number) => '🙃👍'.repeat(n / 4)],
    ['combining marks', (n: number) => 'é̂̃'.repeat(n / 4)],
    ['blanks', (n: number) => ' '.repeat(n)],
  ])('takes time in proportion to its length: %s', (_name, make) => {
    readWording(make(30_000));
    const small = Math.max(0.004, seconds(make(60_000)));
    expect(seconds(make(240_000)) / small).toBeLessThan(9);
  });
});
