/** Sentences one after the other; Chinese writes no space between them. */
export const joinSentences = (sentences: readonly string[], locale: string): string =>
  sentences.filter((sentence) => sentence !== '').join(locale.startsWith('zh') ? '' : ' ');
