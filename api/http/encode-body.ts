import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

/** How a body may travel, the one liked best first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Bodies shorter than this are not worth compressing. */
const LEAST_BYTES = 1024;
/** Quick enough to be done while somebody waits; the highest quality takes a hundred times as long. */
const QUALITY = 4;
/** From so many bytes on the quickest is good enough: cubes repeat themselves so much that more effort gains little. */
const LARGE_BYTES = 1024 * 1024;
const LARGE_QUALITY = 1;

const qualityOf = (bytes: Buffer): number => (bytes.length < LARGE_BYTES ? QUALITY : LARGE_QUALITY);

const brotli = (bytes: Buffer) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: qualityOf(bytes) } });
/** Up to here compressing takes less than handing it to another thread. */
const MOST_AT_ONCE = 16 * 1024;

const compress: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: async (bytes) =>
    bytes.length > MOST_AT_ONCE
      ? promisify(brotliCompress)(bytes, brotli(bytes))
      : brotliCompressSync(bytes, brotli(bytes)),
  gzip: async (bytes) =>
    bytes.length > MOST_AT_ONCE ? promisify(gzip)(bytes, { level: qualityOf(bytes) }) : gzipSync(bytes),
};

const held = new WeakMap<Buffer, Map<Encoding, Promise<Buffer>>>();

/** A body compressed once for everybody who is sent the same buffer; null when it is too short to gain by it. */
export const encodeBody = (bytes: Buffer, encoding: Encoding): Promise<Buffer> | null => {
  if (bytes.length < LEAST_BYTES) return null;
  const encodings = held.get(bytes) ?? new Map<Encoding, Promise<Buffer>>();
  held.set(bytes, encodings);
  const encoded = encodings.get(encoding) ?? compress[encoding](bytes);
  encodings.set(encoding, encoded);
  return encoded;
};
