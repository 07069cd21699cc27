import { DEED_DONE, DEED_UNDONE, DEEDS, MEASURE_WORDS, VALENCES } from '../lexicon-zh/index.ts';
import {
  A_BIT,
  DEGREES,
  DEGREES_BEHIND,
  HALF_NEGATIONS,
  MEASURED_THINGS,
  NEGATIONS,
  ONLY_AT_END,
  RHETORICAL,
  TOO_MUCH,
  WISHES,
} from '../lexicon-zh/modifiers.ts';

/** How far a negation and a degree word reach, in words that say nothing themselves. */
const REACH = 3;
const NEGATED = -0.75;
const HALF_NEGATED = -0.4;
/** A strong word denied says less than its opposite: 不是很好 is not 很不好. */
const NOT_VERY = -0.5;
const TWICE_NEGATED = 0.6;
const TOO_MUCH_OF_IT = -1.5;
const A_BIT_OF_IT = -1;
const MEASURED = 1;
/** What is left of a good word that is only wished for, and of a bad one. */
const WISHED = { good: 0.1, bad: 0.7 } as const;
const RHETORICAL_QUESTION = -1.2;
/** A good word in a rhetorical question: is this what you call fair? */
const DOUBTED = -0.6;
const BEHIND = 1.8;

/** What has been said ahead of a word and bears on it. */
interface Ahead {
  negations: number;
  half: boolean;
  degree: number;
  /** The degree word came after the negation. */
  deniesDegree: boolean;
  age: number;
}
const nothingAhead = (): Ahead => ({ negations: 0, half: false, degree: 1, deniesDegree: false, age: 0 });

const apply = (valence: number, ahead: Ahead): number => {
  const { negations, half, degree, deniesDegree } = ahead;
  if (negations === 0) return valence * degree;
  if (negations % 2 === 0) return valence * degree * TWICE_NEGATED;
  if (half) return valence * HALF_NEGATED;
  return deniesDegree && degree > 1 ? valence * NOT_VERY : valence * degree * NEGATED;
};

/** 房间很大 and 噪音很大: the thing measured decides which is good. */
const measure = (words: readonly string[], at: number): number | null => {
  const word = words[at]!;
  if (!MEASURE_WORDS.has(word)) return null;
  const before = words[at - 1] ?? '';
  if (TOO_MUCH.has(before)) return TOO_MUCH_OF_IT;
  for (const { more, less, wanted, unwanted } of MEASURED_THINGS) {
    const sign = more.has(word) ? 1 : less.has(word) ? -1 : 0;
    if (sign === 0) continue;
    for (let back = at - 1; back >= 0 && back >= at - 4; back--) {
      if (wanted.has(words[back]!)) return sign * MEASURED;
      if (unwanted.has(words[back]!)) return -sign * MEASURED;
    }
  }
  return A_BIT.has(before) ? A_BIT_OF_IT : null;
};

const isPraised = (words: readonly string[], at: number): boolean => {
  const word = words[at]!;
  if (ONLY_AT_END.has(word))
    return at >= words.length - 1 || words[at + 1] === '的' || words[at + 1] === '了';
  return word !== '最好' || words[at + 1] === '的' || at === words.length - 1;
};

/** 好 before another quality is a degree word: 好吵. */
const isDegree = (words: readonly string[], at: number): boolean => {
  const next = words[at + 1] ?? '';
  return words[at] === '好' && (MEASURE_WORDS.has(next) || VALENCES.has(next));
};

const valenceOf = (words: readonly string[], at: number, ahead: Ahead): number | null => {
  const word = words[at]!;
  const measured = measure(words, at);
  const held = VALENCES.get(word);
  if (measured !== null && (held === undefined || measured * held < 0)) {
    const settled = TOO_MUCH.has(words[at - 1] ?? '') || A_BIT.has(words[at - 1] ?? '');
    return settled ? measured : apply(measured, ahead);
  }
  if (held !== undefined) return isPraised(words, at) ? apply(held, ahead) : null;
  if (!DEEDS.has(word)) return null;
  return ahead.negations % 2 === 1 ? DEED_UNDONE * Math.max(1, ahead.degree) : DEED_DONE;
};

const isWish = (words: readonly string[], at: number): boolean => {
  const word = words[at]!;
  if (word === '麻烦') return at <= 1 && at < words.length - 1 && !DEGREES.has(words[at - 1] ?? '');
  return WISHES.has(word) && (word !== '最好' || !isPraised(words, at));
};

/** Notes a word that bears on the next; false when it is none. */
const note = (words: readonly string[], at: number, ahead: Ahead): boolean => {
  const word = words[at]!;
  if (NEGATIONS.has(word)) {
    ahead.negations++;
    ahead.half ||= HALF_NEGATIONS.has(word);
  } else if (DEGREES.has(word) || isDegree(words, at)) {
    ahead.degree = Math.min(3, ahead.degree * (DEGREES.get(word) ?? 1.6));
    ahead.deniesDegree = ahead.negations > 0;
  } else return false;
  ahead.age = 0;
  return true;
};

/**
 * The sum of valences of one clause.
 * @param wished the sentence has already said that what follows is a wish.
 */
export const scoreClause = (
  words: readonly string[],
  wished = false,
): { readonly sum: number; readonly wished: boolean } => {
  let [sum, last, lastAt] = [0, 0, -2];
  let ahead = nothingAhead();
  let wishes = wished;
  const rhetorical = words.some((word) => RHETORICAL.has(word));
  for (let at = 0; at < words.length; at++) {
    if (isWish(words, at)) {
      wishes = true;
      ahead = nothingAhead();
      continue;
    }
    if (DEGREES_BEHIND.has(words[at]!) && lastAt === at - 1) {
      sum += last * (BEHIND - 1);
      continue;
    }
    const valence = VALENCES.has(words[at]!) && !isDegree(words, at) ? valenceOf(words, at, ahead) : null;
    if (valence === null && note(words, at, ahead)) continue;
    const said = valence ?? valenceOf(words, at, ahead);
    if (said === null) {
      if (++ahead.age >= REACH) ahead = nothingAhead();
      continue;
    }
    const meant = wishes ? said * (said > 0 ? WISHED.good : WISHED.bad) : said;
    last = rhetorical && meant > 0 ? meant * DOUBTED : meant;
    lastAt = at;
    sum += last;
    ahead = nothingAhead();
  }
  return { sum: rhetorical ? sum + RHETORICAL_QUESTION : sum, wished: wishes };
};
