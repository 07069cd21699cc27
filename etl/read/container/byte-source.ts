import { readChunks } from './read-chunks.ts';

/** Bytes that can be read from the start more than once. */
export interface ByteSource {
  open(): AsyncIterable<Buffer>;
}

export const fileSource = (path: string): ByteSource => ({
  open: () => readChunks(path),
});
