import { segment } from '../sentiment/zh/segment.ts';
import { STOP_WORDS } from './stop-words.ts';

/** Longer texts are read from their beginning: what they are about is said there. */
const LONGEST = 2_000;

const LATIN = /[a-z\u00c0-\u024f]+(?:['’-][a-z\u00c0-\u024f]+)*/g;
const HAN_RUN = /[\u3400-\u9fff]+/g;

/** Plural and possessive as the word itself; nothing cleverer, so that a term can be shown as it was written. */
const singular = (word: string): string => {
  const bare = word.replace(/['’]s?$/, '');
  if (bare.length < 5 || /(?:ss|us|is)$/.test(bare)) return bare;
  if (bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
  return bare.endsWith('s') ? bare.slice(0, -1) : bare;
};

/** The words of a text that say what it is about, in order, with repeats: Latin words of three letters, Chinese of two. */
export const wordsOf = (text: string): string[] => {
  const head = text.slice(0, LONGEST).toLowerCase();
  const found: string[] = [];
  for (const [word] of head.matchAll(LATIN))
    if (word.length > 2 && !STOP_WORDS.has(word)) found.push(singular(word));
  for (const [run] of head.matchAll(HAN_RUN))
    for (const word of segment(run)) if (word.length > 1 && !STOP_WORDS.has(word)) found.push(word);
  return found;
};
