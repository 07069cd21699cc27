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

/** A number of 32 bits from a text, the same on every machine (FNV-1a); not for secrets. */
export const hashText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};
