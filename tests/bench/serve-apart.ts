import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('children/serve-measured.ts', import.meta.url));
/** In the process itself, so that signals reach the server and its memory is its own. */
const LOADER = createRequire(import.meta.url).resolve('tsx');

/** The product's own server in a process of its own. */
export interface ServedApart {
  readonly url: string;
  /** Stops it. Resolves to the largest resident set it had, in MB of 2^20 bytes. */
  stop(): Promise<number>;
}

/** @param environment what the server is set up with, besides the environment there is. */
export const serveApart = async (
  dir: string,
  environment: Readonly<Record<string, string>>,
): Promise<ServedApart> => {
  const child = spawn(process.execPath, ['--import', LOADER, SCRIPT, dir], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async <T>(): Promise<T> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the server ended before it said anything');
    return JSON.parse(value) as T;
  };
  const { url } = await next<{ url: string }>();
  return {
    url,
    stop: async () => {
      // Only when the process is gone may another open the warehouse.
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const { peakMb } = await next<{ peakMb: number }>();
      await gone;
      return peakMb;
    },
  };
};
