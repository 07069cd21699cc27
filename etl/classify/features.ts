import { wordsOf } from '../terms/words-of.ts';

/** What a text is told by: its words and its pairs of neighbouring words, with how often each stands in it. */
export const featuresOf = (text: string): Map<string, number> => {
  const words = wordsOf(text);
  const counts = new Map<string, number>();
  const add = (feature: string): void => void counts.set(feature, (counts.get(feature) ?? 0) + 1);
  for (const [i, word] of words.entries()) {
    add(word);
    const next = words[i + 1];
    if (next !== undefined) add(`${word} ${next}`);
  }
  return counts;
};
