import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** What is known of a sealed upload without its key. */
export const sealSchema = z.object({
  import_id: z.int(),
  file: z.string(),
  sha256: z.string(),
  kept_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
});
export type Seal = z.infer<typeof sealSchema>;

const MAGIC = Buffer.from('FBQ1');
const IV_BYTES = 12;
const TAG_BYTES = 16;
const MAX_SEAL_BYTES = 64 * 1024;

/** The key does not open the file, or the file was changed. */
export class SealBroken extends Error {}

/**
 * Writes `from` encrypted to `to`: magic, length and JSON of the seal, IV, AES-256-GCM ciphertext, tag. The seal is
 * readable but authenticated. The file appears whole or not at all.
 */
export const sealFile = async (from: string, to: string, seal: Seal, key: KeyObject): Promise<void> => {
  const head = Buffer.from(JSON.stringify(seal));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(head);
  const part = `${to}.part`;
  try {
    const target = createWriteStream(part, { mode: 0o600 });
    target.write(Buffer.concat([MAGIC, length, head, iv]));
    await pipeline(createReadStream(from), cipher, target, { end: false });
    await new Promise<void>((resolve, reject) => {
      target.once('error', reject);
      target.end(cipher.getAuthTag(), () => resolve());
    });
    await rename(part, to);
  } finally {
    await rm(part, { force: true });
  }
};

interface Opened {
  readonly seal: Seal;
  readonly head: Buffer;
  readonly iv: Buffer;
  readonly tag: Buffer;
  /** First byte of the ciphertext, and the first behind it. */
  readonly start: number;
  readonly end: number;
}

const openSealed = async (path: string): Promise<Opened> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (at: number, bytes: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, at);
      if (bytesRead < bytes) throw new SealBroken('the file is cut off');
      return buffer;
    };
    const first = await read(0, MAGIC.length + 4);
    const length = first.readUInt32BE(MAGIC.length);
    if (!first.subarray(0, MAGIC.length).equals(MAGIC) || length > MAX_SEAL_BYTES)
      throw new SealBroken('this is no sealed file');
    const head = await read(first.length, length);
    const iv = await read(first.length + length, IV_BYTES);
    const start = first.length + length + IV_BYTES;
    const end = size - TAG_BYTES;
    if (end < start) throw new SealBroken('the file is cut off');
    const tag = await read(end, TAG_BYTES);
    return { seal: sealSchema.parse(JSON.parse(head.toString('utf8'))), head, iv, tag, start, end };
  } finally {
    await file.close();
  }
};

/** The seal of a file. @throws SealBroken when it is not one of ours. */
export const readSeal = async (path: string): Promise<Seal> => (await openSealed(path)).seal;

/**
 * Decrypts `from` to `to`; nothing stands at `to` before the whole file has proved genuine.
 * @throws SealBroken when the key is another one or a byte was changed.
 */
export const unsealFile = async (from: string, to: string, key: KeyObject): Promise<Seal> => {
  const { seal, head, iv, tag, start, end } = await openSealed(from);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(head);
  decipher.setAuthTag(tag);
  const part = `${to}.part`;
  try {
    const source = end > start ? createReadStream(from, { start, end: end - 1 }) : (async function* () {})();
    await pipeline(source, decipher, createWriteStream(part, { mode: 0o600 }));
    await rename(part, to);
    return seal;
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error;
    throw new SealBroken('the key does not open this file, or the file was changed');
  } finally {
    await rm(part, { force: true });
  }
};
