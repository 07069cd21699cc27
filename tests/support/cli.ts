import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './source-files.ts';

export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const PROGRAM = join(ROOT, 'api', 'cli', 'barometer.mjs');

/** Starts the program as a person would. */
export const startCli = (dataDir: string, words: readonly string[]): ChildProcess =>
  spawn(process.execPath, [PROGRAM, ...words], {
    env: { ...process.env, BAROMETER_DATA: dataDir },
    cwd: ROOT,
  });

/** Runs one command of the program to its end. */
export const runCli = (dataDir: string, ...words: string[]): Promise<CliResult> =>
  new Promise((resolve, reject) => {
    const child = startCli(dataDir, words);
    let [out, err] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
  });

/** Starts `serve` on a free port and resolves with its address. */
export const serveCli = (dataDir: string): Promise<{ url: string; stop(): Promise<number> }> =>
  new Promise((resolve, reject) => {
    const child = startCli(dataDir, ['serve', '--port', '0', '--json']);
    const ended = new Promise<number>((done) => child.on('close', (code) => done(code ?? -1)));
    child.on('error', reject);
    child.stdout?.setEncoding('utf8').once('data', (text: string) =>
      resolve({
        url: (JSON.parse(text) as { url: string }).url,
        stop: () => {
          child.kill('SIGTERM');
          return ended;
        },
      }),
    );
  });
