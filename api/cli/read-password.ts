import { stdin } from 'node:process';
import type { Terminal } from './terminal.ts';

const CTRL_C = '\u0003';
const BACKSPACE = ['\u007f', '\b'];

/** Reads a line without showing it. */
const readHidden = (terminal: Terminal): Promise<string> =>
  new Promise((resolve, reject) => {
    terminal.err('Password: ');
    let typed = '';
    stdin.setRawMode(true).setEncoding('utf8').resume();
    const end = (): void => {
      stdin.off('data', onKey).setRawMode(false).pause();
      terminal.err('\n');
    };
    const onKey = (keys: string): void => {
      for (const key of keys) {
        if (key === CTRL_C) {
          end();
          return reject(new Error('interrupted'));
        }
        if (key === '\r' || key === '\n') {
          end();
          return resolve(typed);
        }
        typed = BACKSPACE.includes(key) ? typed.slice(0, -1) : typed + key;
      }
    };
    stdin.on('data', onKey);
  });

/** The password from BAROMETER_PASSWORD or typed at a terminal; null when there is neither. */
export const readPassword = async (terminal: Terminal): Promise<string | null> => {
  const given = process.env['BAROMETER_PASSWORD'];
  if (given) return given;
  if (!stdin.isTTY || !terminal.watched) return null;
  const typed = await readHidden(terminal);
  return typed === '' ? null : typed;
};
