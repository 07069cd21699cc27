import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { LoadPlan, LoadResult } from './children/load-http.ts';

/** What runs a script of `children/`. */
export const TSX = createRequire(import.meta.url).resolve('tsx/cli');
const SCRIPT = fileURLToPath(new URL('children/load-http.ts', import.meta.url));

/** Carries out a plan in a process of its own, so that asking costs the server nothing. */
export const sendLoad = async (plan: LoadPlan): Promise<LoadResult> => {
  const child = spawn(process.execPath, [TSX, SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(plan));
  return (await json(child.stdout)) as LoadResult;
};

/** The value that a share of the values do not exceed. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;
