/** What an issue of a city is usually called, and the words with which people report it. */
export interface Topic {
  /** Parts of names by which an issue tree may call it, in small letters. */
  readonly names: readonly string[];
  /** Words and phrases of reports; English ones as whole words in small letters. */
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

export const topic = (names: string, en: string, zh: string): Topic => {
  const split = (text: string): string[] =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
  return { names: split(names), en: split(en), zh: split(zh) };
};
