import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';
import { DEEDS, MEASURE_WORDS, VALENCES } from '../lexicon-zh/index.ts';
import { DEGREES, NEGATIONS, RHETORICAL, SUMMARIES, TURNS, WISHES } from '../lexicon-zh/modifiers.ts';

/** How common a phrase of the lexicon is taken to be, among the dictionary's 60 million words. */
const PHRASE_FREQUENCY = 5_000;

let held: Jieba | undefined;

/** The segmenter with the lexicon's phrases as words; loading it takes a few hundred milliseconds, once. */
const segmenter = (): Jieba => {
  if (held) return held;
  const jieba = Jieba.withDict(dict);
  const phrases = [VALENCES.keys(), DEEDS, NEGATIONS, DEGREES.keys(), WISHES, TURNS, RHETORICAL, SUMMARIES]
    .flatMap((list) => [...list])
    .filter((word) => word.length > 1 && jieba.cut(word, false).length > 1);
  jieba.loadDict(
    Buffer.from([...new Set(phrases)].map((word) => `${word} ${PHRASE_FREQUENCY} x\n`).join('')),
  );
  held = jieba;
  return held;
};

const BEFORE: readonly ReadonlySet<string>[] = [NEGATIONS, new Set(DEGREES.keys())];
const isKnown = (word: string): boolean => VALENCES.has(word) || DEEDS.has(word) || MEASURE_WORDS.has(word);

/** The dictionary writes some negated and strengthened words as one (不好, 太差): they are two. */
const takeApart = (token: string): readonly string[] => {
  if (token.length < 2 || isKnown(token) || BEFORE.some((words) => words.has(token))) return [token];
  for (let at = token.length - 1; at > 0; at--) {
    const rest = token.slice(at);
    if (!isKnown(rest)) continue;
    const before = token.slice(0, at);
    if (BEFORE.some((words) => words.has(before))) return [before, rest];
  }
  return [token];
};

/** Characters handed to the segmenter at a time: its time grows faster than a text without any stop. */
const PIECE = 500;

/** The words of a text, punctuation among them. Unknown words are not guessed at: the same text gives the same words. */
export const segment = (text: string): string[] => {
  const words: string[] = [];
  for (let from = 0; from < text.length; from += PIECE)
    for (const token of segmenter().cut(text.slice(from, from + PIECE), false))
      for (const word of takeApart(token)) words.push(word);
  return words;
};
