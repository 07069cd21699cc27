import {
  AFTER_BUT,
  BEFORE_BUT,
  BOOST,
  BOOSTERS,
  CAPITALS,
  DISTANCE,
  EXCLAMATION,
  IDIOMS,
  MANY_QUESTIONS,
  MAX_EXCLAMATIONS,
  NEGATION,
  NEGATIONS,
  NEVER_SO,
  QUESTION,
  WEAKENING_PAIRS,
} from './constants.ts';
import { vaderLexicon } from './lexicon.ts';
import { isCapitals, splitWords } from './split-words.ts';

interface Reading {
  readonly words: readonly string[];
  readonly lower: readonly string[];
  /** Some words are in capitals and some are not, so capitals mean something. */
  readonly shouts: boolean;
}

const isNegation = (word: string): boolean => NEGATIONS.has(word) || word.includes("n't");

/** What a degree word adds to a word of this valence. */
const boost = ({ words, lower, shouts }: Reading, at: number, valence: number): number => {
  const step = BOOSTERS.get(lower[at]!);
  if (step === undefined) return 0;
  const signed = valence < 0 ? -step : step;
  if (!shouts || !isCapitals(words[at]!)) return signed;
  return valence > 0 ? signed + CAPITALS : signed - CAPITALS;
};

/** Negation `back` words ahead (1–3), and the one that strengthens: never so, never this. */
const negate = (words: readonly string[], at: number, back: number, valence: number): number => {
  const so = (word: string): boolean => word === 'so' || word === 'this';
  if (back === 2 && words[at - 2] === 'never' && so(words[at - 1]!)) return valence * NEVER_SO[1];
  if (back === 3 && ((words[at - 3] === 'never' && so(words[at - 2]!)) || so(words[at - 1]!)))
    return valence * NEVER_SO[2];
  return isNegation(words[at - back]!) ? valence * NEGATION : valence;
};

/** A fixed phrase that ends at, runs over or starts at the word, or stands right before it. */
const idiom = (words: readonly string[], at: number, valence: number): number => {
  const phrase = (from: number, to: number): number | undefined =>
    to < words.length ? IDIOMS.get(words.slice(from, to + 1).join(' ')) : undefined;
  const before =
    phrase(at - 1, at) ??
    phrase(at - 2, at) ??
    phrase(at - 2, at - 1) ??
    phrase(at - 3, at - 1) ??
    phrase(at - 3, at - 2);
  const meant = phrase(at, at + 2) ?? phrase(at, at + 1) ?? before ?? valence;
  const pair = (from: number): string => `${words[from]} ${words[from + 1]}`;
  return WEAKENING_PAIRS.has(pair(at - 3)) || WEAKENING_PAIRS.has(pair(at - 2)) ? meant - BOOST : meant;
};

/** `least` turns a word around, except in `at least` and `very least`. */
const least = (lower: readonly string[], at: number, valence: number): number => {
  if (at === 0 || lower[at - 1] !== 'least') return valence;
  const ahead = lower[at - 2];
  return at > 1 && (ahead === 'at' || ahead === 'very') ? valence : valence * NEGATION;
};

const valenceAt = (reading: Reading, at: number, lexicon: ReadonlyMap<string, number>): number => {
  const { words, lower, shouts } = reading;
  const held = lexicon.get(lower[at]!);
  if (held === undefined) return 0;
  let valence = held;
  if (shouts && isCapitals(words[at]!)) valence += valence > 0 ? CAPITALS : -CAPITALS;
  for (let back = 1; back <= 3 && back <= at; back++) {
    if (lexicon.has(lower[at - back]!)) continue;
    valence += boost(reading, at - back, valence) * DISTANCE[back - 1]!;
    valence = negate(words, at, back, valence);
    if (back === 3) valence = idiom(words, at, valence);
  }
  return least(lower, at, valence);
};

const count = (text: string, character: string): number => {
  let n = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) n++;
  return n;
};

/** Emphasis by exclamation and question marks, added in the direction of the text. */
const emphasis = (text: string): number => {
  const questions = count(text, '?');
  const asked = questions > 3 ? MANY_QUESTIONS : questions > 1 ? questions * QUESTION : 0;
  return Math.min(count(text, '!'), MAX_EXCLAMATIONS) * EXCLAMATION + asked;
};

/**
 * The sum of valences of an English text by VADER's rules, before it is brought to −1…1; time linear in its length.
 * Agrees with the kept library (Hutto & Gilbert 2014) on every text, its habits included.
 */
export const sumEnglish = (text: string): number => {
  const words = splitWords(text);
  if (words.length === 0) return 0;
  const lexicon = vaderLexicon();
  const lower = words.map((word) => word.toLowerCase());
  const capitals = words.reduce((n, word) => n + (isCapitals(word) ? 1 : 0), 0);
  const reading = { words, lower, shouts: capitals > 0 && capitals < words.length };
  const firstBut = words.indexOf('but');
  const but = firstBut >= 0 ? firstBut : words.indexOf('BUT');
  let sum = 0;
  for (let at = 0; at < words.length; at++) {
    const word = lower[at]!;
    if (BOOSTERS.has(word) || (word === 'kind' && lower[at + 1] === 'of')) continue;
    const weight = but < 0 || at === but ? 1 : at < but ? BEFORE_BUT : AFTER_BUT;
    sum += valenceAt(reading, at, lexicon) * weight;
  }
  return sum > 0 ? sum + emphasis(text) : sum < 0 ? sum - emphasis(text) : 0;
};
