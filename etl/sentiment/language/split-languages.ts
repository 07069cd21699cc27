import { countScripts, type Scripts } from './count-scripts.ts';
import { detectAlphabetic } from './detect-alphabetic.ts';

/** A stretch of a text in one language. */
export interface Stretch {
  readonly language: string;
  readonly text: string;
}

/** A Chinese sentence may name things in Latin letters, and an English one a person in Chinese. */
const LATIN_PER_HAN = 3;
const KANA_SHARE = 0.2;
/** Fewer words than this in the other language do not make a text mixed. */
const MIN_WORDS = 2;

const SENTENCE = /[^。！？!?\n；;.]*[。！？!?\n；;.]*/g;

const sentenceScript = (sentence: string): 'han' | 'alphabet' | null => {
  const { han, kana, hangul, latin, other } = countScripts(sentence);
  const letters = latin + other + hangul;
  if (han + kana + letters === 0) return null;
  return (han + kana) * LATIN_PER_HAN >= letters ? 'han' : 'alphabet';
};

const hanLanguage = ({ han, kana }: Scripts): string => (kana >= KANA_SHARE * (han + kana) ? 'ja' : 'zh');

const alphabetLanguage = (text: string, { hangul, latin, other }: Scripts): string =>
  hangul > latin + other ? 'ko' : detectAlphabetic(text);

/** How much is said, in words; two Chinese characters count as one. */
const sizeOf = ({ han, kana, hangul, latin, other }: Scripts): number =>
  (han + kana + hangul) / 2 + (latin + other) / 5;

/** The sentences of a text by script; one without letters goes with the one before it. */
const byScript = (text: string): { readonly han: string; readonly alphabet: string } => {
  const parts: { han: string[]; alphabet: string[] } = { han: [], alphabet: [] };
  let last = null as 'han' | 'alphabet' | null;
  for (const [sentence] of text.matchAll(SENTENCE)) {
    if (sentence === '') continue;
    const script: 'han' | 'alphabet' | null = sentenceScript(sentence) ?? last;
    if (script !== null) parts[script].push(sentence);
    last = script;
  }
  return { han: parts.han.join(''), alphabet: parts.alphabet.join('') };
};

/**
 * A text by language: its sentences in Chinese or Japanese characters, and those in an alphabet. One stretch when one
 * of them is only a name or a unit; none when there are no letters.
 */
export const splitLanguages = (text: string): Stretch[] => {
  const all = countScripts(text);
  if (sizeOf(all) === 0) return [];
  if (all.han + all.kana === 0) return [{ language: alphabetLanguage(text, all), text }];
  if (all.latin + all.other + all.hangul === 0) return [{ language: hanLanguage(all), text }];
  const parts = byScript(text);
  const [han, alphabet] = [countScripts(parts.han), countScripts(parts.alphabet)];
  const [hanSize, alphabetSize] = [sizeOf(han), sizeOf(alphabet)];
  const inHan = hanLanguage(han);
  if (alphabetSize < MIN_WORDS && hanSize >= alphabetSize) return [{ language: inHan, text }];
  const inAlphabet = alphabetLanguage(parts.alphabet, alphabet);
  if (hanSize < MIN_WORDS && alphabetSize > hanSize) return [{ language: inAlphabet, text }];
  return [
    { language: inHan, text: parts.han },
    { language: inAlphabet, text: parts.alphabet },
  ];
};
