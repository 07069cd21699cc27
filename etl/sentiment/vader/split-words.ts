const PUNCTUATION = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g;

/** What may stick to a word and be taken off; anything else keeps the token as it is, emoticons among them. */
const STICKS: ReadonlySet<string> = new Set([
  ...'.!?,;:-\'"',
  ...['!!', '!!!', '??', '???', '?!?', '!?!', '?!?!', '!?!?'],
]);

const LETTERS_ONLY = /^[A-Za-z0-9]+$/;

/** A token without the punctuation before or behind it, where nothing else of it is punctuation. */
const strip = (token: string): string => {
  if (LETTERS_ONLY.test(token)) return token;
  const word = token.replace(PUNCTUATION, '');
  if (word.length < 2 || word.length === token.length) return token;
  const extra = token.length - word.length;
  if (extra > 4) return token;
  if (token.startsWith(word)) return STICKS.has(token.slice(word.length)) ? word : token;
  return token.endsWith(word) && STICKS.has(token.slice(0, extra)) ? word : token;
};

/** Words and emoticons of a text in order; single characters say nothing. */
export const splitWords = (text: string): string[] => {
  const words: string[] = [];
  for (const token of text.split(/\s/)) if (token.length > 1) words.push(strip(token));
  return words;
};

/** At least one capital and no small letter of a to z. */
export const isCapitals = (word: string): boolean => {
  let capitals = false;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 97 && code <= 122) return false;
    if (code >= 65 && code <= 90) capitals = true;
  }
  return capitals;
};
