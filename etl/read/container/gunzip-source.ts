import { pipeline } from 'node:stream';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CHUNK_BYTES } from '../limits.ts';
import { refuse } from '../refuse.ts';
import type { ByteSource } from './byte-source.ts';
import { limitUnpacking } from './unpack-limit.ts';

/** The unpacked bytes of a gzip file. */
export const gunzipSource = (packed: ByteSource, file: string): ByteSource => ({
  async *open() {
    let packedBytes = 0;
    const copied = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of packed.open()) {
        packedBytes += chunk.length;
        yield Buffer.from(chunk);
      }
    };
    const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
    pipeline(Readable.from(copied(), { objectMode: false }), gunzip, () => undefined);
    try {
      yield* limitUnpacking(gunzip, file, () => packedBytes);
    } catch (error) {
      throw isZlibError(error) ? refuse('broken_archive', file, { value: error.message }) : error;
    }
  },
});

export const isZlibError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && /^Z_|^ERR_STREAM_PREMATURE_CLOSE/.test(String(error.code));
