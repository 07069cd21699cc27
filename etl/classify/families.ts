import { featuresOf } from './features.ts';
import type { LabelledText } from './naive-bayes.ts';

/** A pair of words belongs to an issue when so much of what has it is about that issue. */
const PURE = 0.9;
const LEAST_HELD = 2;

/**
 * A name for what each text is a variation of: the pair of neighbouring words that most texts share which are all about
 * the same issue; the text itself where there is none. Texts of one family held out together show how sure a guess
 * about something really new may be; by rows alone every sentence would have been seen before.
 */
export const familiesOf = (labelled: readonly LabelledText[]): string[] => {
  const held = new Map<string, Map<string, number>>();
  const pairs = labelled.map(({ text, issue }) => {
    const own = [...featuresOf(text).keys()].filter((feature) => feature.includes(' '));
    for (const pair of own) {
      const issues = held.get(pair) ?? new Map<string, number>();
      issues.set(issue, (issues.get(issue) ?? 0) + 1);
      held.set(pair, issues);
    }
    return own;
  });
  const weights = new Map(
    [...held].map(([pair, issues]) => {
      const counts = [...issues.values()];
      const n = counts.reduce((a, b) => a + b, 0);
      return [pair, n >= LEAST_HELD && Math.max(...counts) >= PURE * n ? n : 0] as const;
    }),
  );
  return labelled.map(({ text }, i) => {
    let best: { pair: string; n: number } | null = null;
    for (const pair of pairs[i]!) {
      const n = weights.get(pair)!;
      if (n > 0 && (!best || n > best.n || (n === best.n && pair < best.pair))) best = { pair, n };
    }
    return best?.pair ?? text;
  });
};
