import type { Detector } from './detector.ts';

const WORD = 'zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple';
const PIECE = String.raw`(?:${WORD}|\d{1,4})`;
const SPELLED = new RegExp(
  String.raw`(?<![A-Za-z0-9])${PIECE}(?:[\s,.\-]{1,3}${PIECE}){4,20}(?![A-Za-z0-9])`,
  'gi',
);
const TRIGGER =
  /(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)[\s,.-]{1,3}(?:\d|zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)/i;
const COUNTING = /^one\W+two\W+three\W+four\W+five\W+six\W+seven/i;

const digitsOf = (piece: string, previous: string): number => {
  if (/^\d/.test(piece)) return piece.length;
  if (/^(?:double|triple)$/i.test(piece)) return 0;
  return /^double$/i.test(previous) ? 2 : /^triple$/i.test(previous) ? 3 : 1;
};

/** Telephone numbers in words: "six one seven, five five five …", at least three of them words, 7 to 15 digits. */
export const findSpelledPhones: Detector = (text) => {
  if (!TRIGGER.test(text)) return [];
  return Array.from(text.matchAll(SPELLED)).flatMap((match) => {
    const pieces = match[0].split(/[\s,.-]+/);
    const n = pieces.reduce((sum, piece, i) => sum + digitsOf(piece, pieces[i - 1] ?? ''), 0);
    const nWords = pieces.filter((piece) => /^[a-z]/i.test(piece)).length;
    const isPhone = n >= 7 && n <= 15 && nWords >= 3 && !COUNTING.test(match[0]);
    return isPhone
      ? [{ start: match.index, end: match.index + match[0].length, kind: 'phone' as const }]
      : [];
  });
};
