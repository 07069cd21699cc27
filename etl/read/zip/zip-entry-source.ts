import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteSource } from '../container/byte-source.ts';
import { isZlibError } from '../container/gunzip-source.ts';
import { isSafeUnpacking, limitUnpacking } from '../container/unpack-limit.ts';
import { CHUNK_BYTES } from '../limits.ts';
import { refuse } from '../refuse.ts';
import { readExactly, type ZipEntry } from './zip-directory.ts';

const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER_BYTES = 30;

/** The unpacked bytes of one entry, checked against its size and checksum. */
export const zipEntrySource = (path: string, entry: ZipEntry, file: string): ByteSource => ({
  async *open() {
    if (entry.encrypted) throw refuse('archive_encrypted', file, { value: entry.name });
    if (entry.method !== STORED && entry.method !== DEFLATED)
      throw refuse('broken_archive', file, {
        detail: `The archive is compressed by method ${entry.method}, which is not read.`,
        value: entry.name,
      });
    // What an archive admits needs no unpacking; what it hides is found while it unpacks.
    if (!isSafeUnpacking(entry.packedBytes, entry.unpackedBytes))
      throw refuse('archive_unsafe', file, {
        value: `${entry.name}: ${entry.packedBytes} bytes unpack to ${entry.unpackedBytes}`,
      });
    let checksum = 0;
    let size = 0;
    try {
      for await (const chunk of limitUnpacking(
        await unpack(path, entry, file),
        file,
        () => entry.packedBytes,
      )) {
        checksum = crc32(chunk, checksum);
        size += chunk.length;
        yield chunk;
      }
    } catch (error) {
      throw isZlibError(error) ? refuse('broken_archive', file, { value: entry.name }) : error;
    }
    if (checksum !== entry.crc32 || size !== entry.unpackedBytes)
      throw refuse('broken_archive', file, { value: entry.name });
  },
});

const unpack = async (path: string, entry: ZipEntry, file: string): Promise<AsyncIterable<Buffer>> => {
  const start = await dataOffset(path, entry, file);
  if (entry.packedBytes === 0) return emptyStream();
  const packed = createReadStream(path, {
    start,
    end: start + entry.packedBytes - 1,
    highWaterMark: CHUNK_BYTES,
  });
  if (entry.method === STORED) return packed;
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  pipeline(packed, inflate, () => undefined);
  return inflate;
};

async function* emptyStream(): AsyncGenerator<Buffer> {}

/** The local header repeats the name, with an extra field of its own. */
const dataOffset = async (path: string, entry: ZipEntry, file: string): Promise<number> => {
  const handle = await open(path, 'r');
  try {
    const header = await readExactly(handle, entry.offset, LOCAL_HEADER_BYTES, file);
    if (header.readUInt32LE(0) !== 0x04034b50) throw refuse('broken_archive', file, { value: entry.name });
    return entry.offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await handle.close();
  }
};
