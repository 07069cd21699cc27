import { jaroWinkler } from './jaro-winkler.ts';
import { nameWords } from './name-words.ts';

const DIRECTIONS: ReadonlySet<string> = new Set([
  ...['north', 'south', 'east', 'west', 'upper', 'lower', 'new', 'old', 'inner', 'outer', 'no', 'not'],
]);
const HAN_MARKS = /[一二三四五六七八九十东西南北中上下前后左右新老大小内外无不非]/gu;

const marksOf = (name: string): string =>
  [
    ...nameWords(name).filter((word) => /\p{N}/u.test(word) || DIRECTIONS.has(word)),
    ...(name.match(HAN_MARKS) ?? []),
  ]
    .sort()
    .join(' ');

/**
 * Whether two similar names are told apart by a number, a direction or a negation: "District 6" and "District 9",
 * 建国一社区 and 建国二社区 differ by one character and are two places.
 */
export const tellsApart = (a: string, b: string): boolean => marksOf(a) !== marksOf(b);

const LEAST_ALIKE_WORDS = 0.8;
const NEGATIONS = ['un', 'in', 'non', 'dis', 'ir'];

const isNegation = (a: string, b: string): boolean =>
  NEGATIONS.some((prefix) => a === prefix + b || b === prefix + a);

/**
 * Whether two names of as many words differ by a word of its own: "… - Water" and "… - Gas" share most letters, and
 * "Confirmed" and "Unconfirmed" all of one, but they are two things.
 */
export const differsByWord = (a: string, b: string): boolean => {
  const [left, right] = [nameWords(a), nameWords(b)];
  return (
    left.length === right.length &&
    left.some((word, i) => {
      const other = right[i] ?? '';
      return word !== other && (isNegation(word, other) || jaroWinkler(word, other) < LEAST_ALIKE_WORDS);
    })
  );
};
