import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Terminal } from './terminal.ts';

/** Where a long result goes, piece by piece. */
export interface Output {
  write(text: string): Promise<void>;
  /** Makes the result seen. */
  finish(): Promise<void>;
  /** Leaves nothing behind; does nothing after `finish`. */
  abandon(): Promise<void>;
}

const toTerminal = (terminal: Terminal): Output => ({
  write: (text) => Promise.resolve(terminal.out(text)),
  finish: () => Promise.resolve(),
  abandon: () => Promise.resolve(),
});

/** A file that appears whole or not at all; standard output without a path. */
export const openOutput = (terminal: Terminal, path: string | undefined): Output => {
  if (path === undefined) return toTerminal(terminal);
  const partial = `${path}.part`;
  const stream = createWriteStream(partial);
  let failed: Error | null = null;
  let finished = false;
  stream.on('error', (error) => (failed = error));
  const check = (): void => {
    if (failed) throw failed;
  };
  return {
    async write(text) {
      check();
      if (!stream.write(text)) await once(stream, 'drain');
    },
    async finish() {
      check();
      stream.end();
      await once(stream, 'finish');
      await rename(partial, path);
      finished = true;
    },
    async abandon() {
      if (finished) return;
      stream.destroy();
      await rm(partial, { force: true });
    },
  };
};
