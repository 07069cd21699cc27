import iconv from 'iconv-lite';

/** Bytes in, text out; a character may be split between two pieces. What cannot be decoded becomes U+FFFD. */
export interface StreamDecoder {
  write(bytes: Uint8Array): string;
  end(): string;
}

/** Encodings for which the platform's decoder is right; it is wrong for Windows-1252, so all others go to iconv-lite. */
const PLATFORM = new Set(['utf-8', 'utf-16le', 'utf-16be', 'gb18030']);

/** A decoder for a canonical encoding name. A byte order mark at the start is dropped. */
export const createDecoder = (encoding: string): StreamDecoder => {
  if (!PLATFORM.has(encoding)) {
    const decoder = iconv.getDecoder(encoding);
    return { write: (bytes) => decoder.write(Buffer.from(bytes)), end: () => decoder.end() ?? '' };
  }
  const decoder = new TextDecoder(encoding);
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
};

/** Decodes bytes that may end inside a character, which is then left out. */
export const decodeSample = (bytes: Buffer, encoding: string, complete: boolean): string => {
  const decoder = createDecoder(encoding);
  const text = decoder.write(bytes);
  return complete ? text + decoder.end() : text;
};
