/** Signs people write for one digit when a number must not look like one: 幺三八, ①③⑧, superscripts. */
const ROWS: readonly string[] = [
  '零〇○⓪⓿⁰₀',
  '一壹幺弌①❶➀➊⓵⑴⒈¹₁',
  '二贰貳弍②❷➁➋⓶⑵⒉²₂',
  '三叁參弎③❸➂➌⓷⑶⒊³₃',
  '四肆④❹➃➍⓸⑷⒋⁴₄',
  '五伍⑤❺➄➎⓹⑸⒌⁵₅',
  '六陆陸⑥❻➅➏⓺⑹⒍⁶₆',
  '七柒⑦❼➆➐⓻⑺⒎⁷₇',
  '八捌⑧❽➇➑⓼⑻⒏⁸₈',
  '九玖⑨❾➈➒⓽⑼⒐⁹₉',
];

const DIGITS: ReadonlyMap<string, string> = new Map([
  ...ROWS.flatMap((row, digit) => [...row].map((sign): [string, string] => [sign, String(digit)])),
  ['O', '0'],
  ['o', '0'],
  ['l', '1'],
  ['I', '1'],
]);

/** Every numeral sign, as the inside of a pattern's class. */
export const NUMERAL_SIGNS = ROWS.join('');

const SIGN = new RegExp(`[${NUMERAL_SIGNS}]`, 'g');
/** A stretch of digits and letters that look like digits; one with three digits is a number. */
const LOOKALIKES = /(?<![A-Za-z])[\dOolI](?:[ .-]?[\dOolI]){6,40}(?![A-Za-z])/g;

const readLookalikes = (stretch: string): string =>
  /\d[^\d]*\d[^\d]*\d/.test(stretch)
    ? stretch.replace(/[OolI]/g, (letter) => DIGITS.get(letter) ?? letter)
    : stretch;

/** The text with numeral signs, and letters among digits that look like one, as digits; unit for unit. */
export const readNumerals = (text: string): string =>
  text.replace(SIGN, (sign) => DIGITS.get(sign) ?? sign).replace(LOOKALIKES, readLookalikes);
