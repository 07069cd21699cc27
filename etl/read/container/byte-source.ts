import { createHash, type Hash } from 'node:crypto';
import { readChunks } from './read-chunks.ts';

/** Bytes that can be read from the start more than once. */
export interface ByteSource {
  /** @param onUpload sees every byte of the upload itself, before any unpacking. */
  open(onUpload?: (chunk: Buffer) => void): AsyncIterable<Buffer>;
}

export const fileSource = (path: string): ByteSource => ({
  async *open(onUpload) {
    for await (const chunk of readChunks(path)) {
      onUpload?.(chunk);
      yield chunk;
    }
  },
});

/** Size and sha256 of the bytes that pass by. */
export class Digest {
  bytes = 0;
  private readonly hash: Hash = createHash('sha256');

  readonly update = (chunk: Buffer): void => {
    this.bytes += chunk.length;
    this.hash.update(chunk);
  };

  hex(): string {
    return this.hash.digest('hex');
  }
}

/** Size and sha256 of a file that is not read from front to back otherwise. */
export const digestFile = async (path: string): Promise<{ bytes: number; sha256: string }> => {
  const digest = new Digest();
  for await (const chunk of readChunks(path)) digest.update(chunk);
  return { bytes: digest.bytes, sha256: digest.hex() };
};
