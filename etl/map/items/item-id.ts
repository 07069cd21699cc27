/** FNV-1a over UTF-16 units: a short stable name for text that has no Latin letters. */
const fingerprint = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const unit of Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))) {
    hash = Math.imul(hash ^ unit, 0x01000193) >>> 0;
  }
  return hash.toString(36);
};

/** Latin letters and digits joined by underscores. */
const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/ß/gu, 'ss')
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_+|_+$/gu, '');

/** Cut at a word; what is cut off is told apart by a fingerprint of the whole text. */
const shorten = (words: string, limit: number, text: string): string => {
  if (words.length <= limit) return words;
  const cut = words.slice(0, limit - 4);
  const atWord = cut.slice(0, Math.max(cut.lastIndexOf('_'), limit / 2)).replace(/_+$/u, '');
  return `${atWord}_${fingerprint(text).slice(0, 4)}`;
};

/** "6、", "Q3.", "12) " in front of a question. */
const NUMBERED = /^\s*q?(\d+)\s*[、.．:：)）]\s*(?=\S)/iu;

/**
 * Id of a question from its column: the question number where the header starts with one and the rest is a
 * sentence, else its Latin words, else a fingerprint. The same header gives the same id in every export.
 */
export const questionId = (header: string): string => {
  const number = NUMBERED.exec(header)?.[1];
  if (number !== undefined) return `q${number}`;
  const words = shorten(slug(header), 40, header.trim());
  return /[a-z]/u.test(words) ? words : words === '' ? `q_${fingerprint(header.trim())}` : `q_${words}`;
};

/** Id of one option of a multiple choice, such as `q6__sports`. */
export const optionId = (stem: string, option: string): string => {
  const words = shorten(slug(option), 30, option.trim());
  return `${stem}__${/\p{Script=Han}/u.test(option) || words === '' ? fingerprint(option.trim()) : words}`;
};

/** Hands out ids once: the second `x` becomes `x_2`. */
export const uniqueIds = (): ((id: string) => string) => {
  const taken = new Set<string>();
  return (id) => {
    let unique = id;
    for (let i = 2; taken.has(unique); i += 1) unique = `${id}_${i}`;
    taken.add(unique);
    return unique;
  };
};
