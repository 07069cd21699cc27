/** How many non-ASCII bytes belong to well-formed UTF-8 characters, and how many do not. */
export const countUtf8 = (bytes: Buffer): { inCharacters: number; outside: number } => {
  let inCharacters = 0;
  let outside = 0;
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      i++;
      continue;
    }
    const length =
      byte >= 0xc2 && byte <= 0xdf
        ? 2
        : byte >= 0xe0 && byte <= 0xef
          ? 3
          : byte >= 0xf0 && byte <= 0xf4
            ? 4
            : 1;
    let followed = 1;
    while (followed < length && (bytes[i + followed] ?? 0) >> 6 === 2) followed++;
    if (length > 1 && followed === length) inCharacters += length;
    else outside += followed;
    i += followed;
  }
  return { inCharacters, outside };
};
