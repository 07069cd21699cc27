import { eld } from 'eld/small';
import { vaderLexicon } from '../vader/lexicon.ts';

/** Characters that are enough to tell a language. */
const ENOUGH = 500;

/** English words so common that a sentence without one is rare, and that few other languages write. */
const COMMON = new Set(
  `the and is was were are of to for with that this it not have has had be been they you we my your our their there would
  could should when which what who from but so very too just because about after before again please`
    .trim()
    .split(/\s+/),
);
/** Of the words, so many are common English where nothing else speaks for a language, and where nothing is asked. */
const SHARE = 0.15;
const CLEARLY = 0.3;

const WORDS = /[a-z]+(?:['’][a-z]+)?/g;
const FOREIGN_LETTER = /[\u00c0-\u024f]/;

const looksEnglish = (text: string, wanted: number): boolean => {
  const words = text.toLowerCase().match(WORDS) ?? [];
  const common = words.filter((word) => COMMON.has(word)).length;
  return words.length > 0 && common / words.length >= wanted;
};

/** Of a few words a detector says little: English stays when it is nearly as likely as what was found. */
const FEW_WORDS = 5;
const NEARLY = 0.8;

const knowsWord = (text: string): boolean =>
  (text.toLowerCase().match(WORDS) ?? []).some((word) => vaderLexicon().has(word));

const couldBeEnglish = (text: string, scores: Readonly<Record<string, number>>): boolean =>
  (text.match(/\S+/g) ?? []).length <= FEW_WORDS &&
  (scores['en'] ?? 0) >= NEARLY * Math.max(...Object.values(scores)) &&
  knowsWord(text);

/** Short texts are below what a detector can tell: known English words and no foreign letters make them English. */
const isShortEnglish = (text: string): boolean =>
  !FOREIGN_LETTER.test(text) && (looksEnglish(text, SHARE) || knowsWord(text));

/**
 * The language of a text in an alphabet, as ISO 639-1; `und` when it is too short to tell. What is English by its words
 * is not asked about.
 */
export const detectAlphabetic = (text: string): string => {
  const head = text.slice(0, ENOUGH);
  const foreign = FOREIGN_LETTER.test(head);
  if (!foreign && looksEnglish(head, CLEARLY)) return 'en';
  const found = eld.detect(head);
  if (found.language === 'en') return 'en';
  if (found.language !== '' && found.isReliable())
    return !foreign && couldBeEnglish(head, found.getScores()) ? 'en' : found.language;
  return isShortEnglish(head) ? 'en' : 'und';
};
