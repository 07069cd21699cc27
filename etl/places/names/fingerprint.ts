import { foldText } from './fold-text.ts';
import { nameWords } from './name-words.ts';

/** Key collision: the words of a name, each once, in order of the alphabet (the fingerprint method of OpenRefine). */
export const fingerprint = (name: string): string => [...new Set(nameWords(name))].sort().join(' ');

/** The runs of `size` characters of a text without blanks, each once, in order; the text itself when it is shorter. */
export const grams = (text: string, size: number): string[] => {
  const characters = [...foldText(text).replaceAll(' ', '')];
  if (characters.length <= size) return [characters.join('')];
  const found = new Set<string>();
  for (let i = 0; i + size <= characters.length; i++) found.add(characters.slice(i, i + size).join(''));
  return [...found].sort();
};

/** N-gram key collision (OpenRefine): finds what is split or doubled differently, such as "Back Bay" and "Backbay". */
export const gramFingerprint = (name: string, size = 2): string =>
  grams(nameWords(name).join(' '), size).join('');
