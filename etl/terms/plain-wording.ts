const LETTERS = /[\p{L}\p{Extended_Pictographic}]+/gu;

/**
 * A text without what copies of it differ in: case, width, digits, punctuation and spaces. Digits go because the same
 * complaint is sent with another date or house number; of a text without letters the text itself is left.
 */
export const plainWording = (text: string): string => {
  const letters = text.normalize('NFKC').toLowerCase().match(LETTERS);
  return letters ? letters.join('') : text.trim();
};
