import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const TSX = createRequire(import.meta.url).resolve('tsx/cli');

/** What a process of its own took for a piece of work. */
export interface Measured {
  readonly seconds: number;
  /** Seconds of computing on all cores; a busy machine changes them less than the seconds that passed. */
  readonly cpuSeconds: number;
  /** Largest resident set of the process, in MB of 2^20 bytes. */
  readonly peakMb: number;
  /** `loaded`, or the code of the refusal. */
  readonly outcome: string;
  readonly rows: number | null;
}

/** Runs `children/<name>.ts` with arguments; its last line is a `Measured`. */
export const measure = async (name: string, ...words: string[]): Promise<Measured> => {
  const script = fileURLToPath(new URL(`children/${name}.ts`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [TSX, script, ...words]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured;
};
