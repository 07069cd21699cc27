/** What the first bytes give away: a wrapping, or what is surely no table. */
export type Kind = 'plain' | 'gzip' | 'zip' | 'xls' | { readonly refused: string };

const startsWith = (head: Buffer, ...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);
const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

/** Formats that are surely no table, by their first bytes. */
const FOREIGN: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF', ascii('%PDF-')],
  ['a PNG image', [0x89, ...ascii('PNG')]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', ascii('GIF8')],
  ['a TIFF image', [0x49, 0x49, 0x2a, 0x00]],
  ['an SQLite database', ascii('SQLite format 3')],
  ['a Parquet file', ascii('PAR1')],
  ['an Arrow file', ascii('ARROW1')],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', ascii('Rar!')],
  ['an xz archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a bzip2 archive', ascii('BZh')],
  ['a zstd archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a program', [0x7f, ...ascii('ELF')]],
  ['a program', ascii('MZ\x90')],
  ['an RTF document', ascii('{\\rtf')],
];

/** What a file is wrapped in, by content and never by name. */
export const detectContainer = (head: Buffer): Kind => {
  if (startsWith(head, 0x1f, 0x8b)) return 'gzip';
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'xls';
  const foreign = FOREIGN.find(([, magic]) => startsWith(head, ...magic));
  if (foreign) return { refused: foreign[0] };
  if (head.subarray(257, 262).toString('latin1') === 'ustar') return { refused: 'a tar archive' };
  return 'plain';
};
