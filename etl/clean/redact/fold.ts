import { PERSONAL_KINDS, TAKEN } from './detector.ts';

/** A text as the detectors read it, and where each of its units stood in the original. */
export interface Folded {
  readonly text: string;
  /** Index in the original of the unit at an index of `text`; also answers for the end. */
  readonly origin: (index: number) => number;
}

/** First code point of each run of ten decimal digits outside ASCII that people can type. */
const DIGIT_ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810, 0xff10,
];

const SPACES =
  '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000';
const DASHES = '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u30fc\ufe58\ufe63';
const DOTS = '\u2022\u2027\u2219\u22c5\u30fb\uff65';

/** Units that stand for another unit, one for one. */
const SAME_LENGTH: ReadonlyMap<string, string> = new Map([
  ...DIGIT_ZEROS.flatMap((zero) =>
    Array.from({ length: 10 }, (_, i): [string, string] => [String.fromCharCode(zero + i), String(i)]),
  ),
  ...Array.from({ length: 94 }, (_, i): [string, string] => [
    String.fromCharCode(0xff01 + i),
    String.fromCharCode(0x21 + i),
  ]),
  ...[...SPACES].map((unit): [string, string] => [unit, ' ']),
  ...[...DASHES].map((unit): [string, string] => [unit, '-']),
  ...[...DOTS].map((unit): [string, string] => [unit, '·']),
  ['\ufe6b', '@'],
  ['\u212a', 'K'],
  ['\u017f', 's'],
  ['\u3010', '('],
  ['\u3011', ')'],
  ['\u3014', '('],
  ['\u3015', ')'],
]);

const asClass = (units: Iterable<string>): string =>
  [...units].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

const REPLACED = new RegExp(`[${asClass(SAME_LENGTH.keys())}]`, 'g');
const TOKENS = new RegExp(`\\[(?:${PERSONAL_KINDS.join('|')})\\]`, 'g');

/** Signs that show nothing: zero width, direction, variation, key caps, marks over letters; as characters of a class. */
export const INVISIBLE = [
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20e3, 0x20e3],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
]
  .map(([first = 0, last = 0]) => `${String.fromCharCode(first)}-${String.fromCharCode(last)}`)
  .join('');

/** What takes fewer units once read: invisible signs, and letters and digits in a mathematical style. */
const SHORTENED = new RegExp(`[${INVISIBLE}]|\\ud835[\\udc00-\\udfff]|\\ud83e[\\udff0-\\udff9]`, 'g');
const IS_INVISIBLE = new RegExp(`^[${INVISIBLE}]$`);

const shortened = (unit: string): string => (IS_INVISIBLE.test(unit) ? '' : unit.normalize('NFKC'));

/** ASCII without a bracket that could open a token: nothing to fold. */
const IS_PLAIN = /^[\t\n\r -Z\\\]-~]*$/;

/**
 * Reads a text the way a person does: full-width and foreign digits, spaces and dashes of any kind as plain ones; signs
 * that show nothing gone; tokens of an earlier redaction as `TAKEN`.
 */
export const fold = (original: string): Folded => {
  if (IS_PLAIN.test(original)) return { text: original, origin: (index) => index };
  const plain = original
    .replace(TOKENS, (token) => TAKEN.repeat(token.length))
    .replace(REPLACED, (unit) => SAME_LENGTH.get(unit) ?? unit);
  if (plain.search(SHORTENED) < 0) return { text: plain, origin: (index) => index };
  const origins: number[] = [];
  let text = '';
  let last = 0;
  const keep = (piece: string, from: number): void => {
    for (let i = 0; i < piece.length; i += 1) origins.push(from + i);
    text += piece;
  };
  for (const match of plain.matchAll(SHORTENED)) {
    keep(plain.slice(last, match.index), last);
    keep(shortened(match[0]), match.index);
    last = match.index + match[0].length;
  }
  keep(plain.slice(last), last);
  return { text, origin: (index) => origins[index] ?? plain.length };
};
