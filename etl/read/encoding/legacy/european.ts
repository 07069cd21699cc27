import type { Plausibility } from './east-asian.ts';
import { CENTRAL, WESTERN, type Language } from './languages.ts';

/** Asks once for each character: the same few thousand come back in every language and encoding. */
const remember = (test: (character: string) => boolean): ((character: string) => boolean) => {
  const answers = new Map<string, boolean>();
  return (character) => {
    const known = answers.get(character);
    if (known !== undefined) return known;
    const answer = test(character);
    answers.set(character, answer);
    return answer;
  };
};

const isLetter = remember((character) => /\p{L}/u.test(character));
const isUpper = remember((character) => character !== character.toLowerCase());
const isAscii = (character: string): boolean => character !== '' && character.charCodeAt(0) < 0x80;

const TYPOGRAPHY = new Set('’‘“”„–—…€£°·«»©®™½¼¾²³\u00a0•¿¡ºª§');
/** Share of a text's words that are small words of its language, from which there is no doubt about the language. */
const SPOKEN = 0.15;

/**
 * One letter in its word: an accented letter stands among plain ones, and its case goes with theirs.
 * @param before the character before it, and after it.
 */
const scoreLetter = (letter: string, before: string, after: string, usual: ReadonlySet<string>): number => {
  const neighbours = [before, after].filter(isLetter);
  if (isUpper(letter) && isLetter(before) && !isUpper(before)) return 0;
  if (!isUpper(letter) && isLetter(before) && isUpper(before) && isLetter(after) && isUpper(after))
    return 0.1;
  const fits = usual.has(letter) ? 1 : 0.2;
  if (neighbours.length === 0) return 0.3 * fits;
  return neighbours.some(isAscii) ? fits : 0.4 * fits;
};

/** A sign is no part of a word, but for the apostrophe, of which English and French make much use. */
const scoreSign = (sign: string, before: string, after: string): number => {
  if (!TYPOGRAPHY.has(sign)) return 0;
  if (isLetter(before) && isLetter(after)) return sign === '’' ? 1 : 0.2;
  return 0.9;
};

/** The mean score of the characters that are not ASCII; what no text holds counts against it. */
const average = (
  text: string,
  score: (character: string, before: string, after: string) => number,
): number => {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    n++;
    sum += code === 0xfffd || code < 0xa0 ? -2 : score(text[i]!, text[i - 1] ?? '', text[i + 1] ?? '');
  }
  return n === 0 ? 0 : Math.max(0, sum / n);
};

const scoreLanguage = (text: string, nWords: number, { letters, words }: Language): number => {
  const own = average(text, (character, before, after) =>
    isLetter(character)
      ? scoreLetter(character, before, after, letters)
      : scoreSign(character, before, after),
  );
  const spoken = Math.min(1, (text.match(words)?.length ?? 0) / Math.max(1, nWords) / SPOKEN);
  return own * (0.8 + 0.2 * spoken);
};

/** The score under the language that suits the text best. */
const latin =
  (languages: readonly Language[]): Plausibility =>
  (text) => {
    const nWords = text.match(/\p{L}+/gu)?.length ?? 0;
    return Math.max(...languages.map((language) => scoreLanguage(text, nWords, language)));
  };

const isCyrillic = (character: string): boolean => /[\u0400-\u045f\u0490\u0491]/.test(character);
const RUSSIAN_FREQUENT = new Set('оеаинтсрвлкмдпуяыьгзбчйхОЕАИНТСРВЛКМДПУЯЫЬГЗБЧЙХ');

/** Cyrillic letters come in words of their own, small ones after large ones and not the other way round. */
const cyrillic: Plausibility = (text) =>
  average(text, (character, before, after) => {
    if (!isCyrillic(character)) return scoreSign(character, before, after);
    if (isUpper(character) && isLetter(before) && !isUpper(before)) return 0;
    if ([before, after].some((other) => isLetter(other) && !isCyrillic(other))) return 0.1;
    const alone = !isLetter(before) && !isLetter(after);
    return (RUSSIAN_FREQUENT.has(character) ? 1 : 0.4) * (alone ? 0.5 : 1);
  });

/** One scorer per single-byte encoding. */
export const EUROPEAN_SCORES: Readonly<Record<string, Plausibility>> = {
  'windows-1252': latin(WESTERN),
  macintosh: latin(WESTERN),
  'windows-1250': latin(CENTRAL),
  'windows-1251': cyrillic,
};
