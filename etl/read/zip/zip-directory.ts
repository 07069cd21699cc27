import { open, type FileHandle } from 'node:fs/promises';
import { refuse } from '../refuse.ts';

/** One file of a zip archive, as its directory states it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where its local header starts. */
  readonly offset: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LONG = 0xffffffff;
/** A directory larger than this is an attack; a million files would fit. */
const MAX_DIRECTORY_BYTES = 128 * 2 ** 20;

/**
 * Reads the directory at the end of a zip archive (APPNOTE.TXT 6.3, sections 4.3.12–4.3.16); folders are left out.
 * Nothing is ever written under an entry's name, but a name that points out of the archive is refused all the same.
 * @throws Problem `broken_archive` or `archive_unsafe`.
 */
export const readZipDirectory = async (path: string, file: string): Promise<ZipEntry[]> => {
  const handle = await open(path, 'r');
  try {
    const { offset, bytes, count } = await findDirectory(handle, file);
    const directory = await readExactly(handle, offset, bytes, file);
    const entries: ZipEntry[] = [];
    for (let at = 0, i = 0; i < count; i++) {
      if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY) throw broken(file);
      const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28);
      const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
      if (extraEnd > directory.length) throw broken(file);
      const name = directory.toString('utf8', at + ENTRY_BYTES, nameEnd);
      if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:/i.test(name) || name.includes('\0'))
        throw refuse('archive_unsafe', file, {
          detail: 'The archive holds a name that points out of it.',
          value: name,
        });
      if (!name.endsWith('/'))
        entries.push(readEntry(directory, at, name, directory.subarray(nameEnd, extraEnd)));
      at = extraEnd + directory.readUInt16LE(at + 32);
    }
    return entries;
  } catch (error) {
    throw error instanceof RangeError ? broken(file) : error;
  } finally {
    await handle.close();
  }
};

const broken = (file: string): Error => refuse('broken_archive', file);

/** Reads `bytes` bytes or refuses the archive. */
export const readExactly = async (
  handle: FileHandle,
  offset: number,
  bytes: number,
  file: string,
): Promise<Buffer> => {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, offset);
  if (bytesRead < bytes) throw broken(file);
  return buffer;
};

const findDirectory = async (
  handle: FileHandle,
  file: string,
): Promise<{ offset: number; bytes: number; count: number }> => {
  const { size } = await handle.stat();
  const tailBytes = Math.min(size, END_BYTES + 0xffff);
  const tail = await readExactly(handle, size - tailBytes, tailBytes, file);
  let at = tail.length - END_BYTES;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--;
  if (at < 0) throw broken(file);
  let place = {
    count: tail.readUInt16LE(at + 10),
    bytes: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  if (at >= 20 && tail.readUInt32LE(at - 20) === END_64_LOCATOR) {
    const end = await readExactly(handle, Number(tail.readBigUInt64LE(at - 12)), 56, file);
    if (end.readUInt32LE(0) !== END_64) throw broken(file);
    place = {
      count: Number(end.readBigUInt64LE(32)),
      bytes: Number(end.readBigUInt64LE(40)),
      offset: Number(end.readBigUInt64LE(48)),
    };
  }
  if (place.bytes > MAX_DIRECTORY_BYTES || place.offset + place.bytes > size) throw broken(file);
  return place;
};

const readEntry = (directory: Buffer, at: number, name: string, extra: Buffer): ZipEntry => {
  const long = readLongFields(extra);
  const field = (position: number): number => {
    const value = directory.readUInt32LE(at + position);
    return value === LONG ? (long.shift() ?? value) : value;
  };
  const unpackedBytes = field(24);
  const packedBytes = field(20);
  const offset = field(42);
  return {
    name,
    method: directory.readUInt16LE(at + 10),
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    crc32: directory.readUInt32LE(at + 16),
    packedBytes,
    unpackedBytes,
    offset,
  };
};

/** The 64-bit fields of an entry: unpacked size, packed size, offset, each only where the 32-bit one is full. */
const readLongFields = (extra: Buffer): number[] => {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    const fields: number[] = [];
    for (let field = at + 4; field + 8 <= end; field += 8) fields.push(Number(extra.readBigUInt64LE(field)));
    return fields;
  }
  return [];
};
