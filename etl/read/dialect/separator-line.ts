/** The delimiter that Excel's first line `sep=;` declares, or null. */
export const separatorLine = (text: string): string | null =>
  /^"?sep=([^\r\n"]|\t)"?(?:\r\n|\n|\r|$)/i.exec(text)?.[1] ?? null;
