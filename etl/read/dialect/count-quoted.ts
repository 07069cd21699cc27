const escapeForPattern = (character: string): string => `\\u{${character.codePointAt(0)!.toString(16)}}`;

/** How many cells of a text are wholly wrapped in this quote, on one line each. */
export const countQuoted = (sample: string, delimiter: string, quote: string): number => {
  const [d, q] = [escapeForPattern(delimiter), escapeForPattern(quote)];
  return sample.match(new RegExp(`(?<=^|${d})${q}[^\\r\\n]*?${q}(?=${d}|\\r|$)`, 'gmu'))?.length ?? 0;
};
