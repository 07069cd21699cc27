/** A header without what exporting programs change at will: case, width, spaces, dots, underscores, quotes. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff._\-:;?!*"'`’“”、，。()[\]（）【】/\\]+/gu, '');

/** The words of a header: Latin words (camelCase split), numbers, and single Chinese characters. */
export const headerTokens = (header: string): string[] =>
  header
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .match(/\p{Script=Han}|[\p{L}\p{M}]+?(?=\p{Script=Han})|[\p{L}\p{M}]+|\d+/gu) ?? [];

/** Whether a header is the listed one or matches the listed pattern. */
export const matchesHeader = (header: string, listed: string | RegExp): boolean =>
  typeof listed === 'string' ? headerKey(header) === headerKey(listed) : listed.test(header.trim());
