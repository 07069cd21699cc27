import { open } from 'node:fs/promises';
import { nonAsciiContext } from './non-ascii-context.ts';
import { decodeSample } from './text-decoder.ts';

const SAMPLE_BYTES = 1 << 20;
const SHOWN_CHARACTERS = 40;
/** What exports come in when they are not Unicode. */
const USUAL = ['gb18030', 'big5', 'shift_jis', 'windows-1252', 'macintosh', 'windows-1250', 'windows-1251'];

/** How the same piece of a file reads in an encoding. */
export interface EncodingReading {
  readonly encoding: string;
  readonly text: string;
}

const firstForeignLine = (text: string): string =>
  text
    .split('\n')
    .find((line) => /\P{ASCII}/u.test(line))
    ?.trim()
    .slice(0, SHOWN_CHARACTERS) ?? '';

/**
 * The first characters of a file that are not ASCII, read in the guessed encoding and the usual others; readings that
 * leave undecodable bytes, or say the same as one before, are left out.
 */
export const listReadings = async (path: string, guess: string): Promise<EncodingReading[]> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    const evidence = nonAsciiContext(buffer.subarray(0, bytesRead), 4 * SHOWN_CHARACTERS);
    const readings = new Map<string, string>();
    for (const encoding of [guess, ...USUAL.filter((name) => name !== guess)]) {
      const text = firstForeignLine(decodeSample(evidence, encoding, false));
      const seen = [...readings.values()].includes(text);
      if (text !== '' && !text.includes('\ufffd') && !seen) readings.set(encoding, text);
    }
    return [...readings].map(([encoding, text]) => ({ encoding, text }));
  } finally {
    await file.close();
  }
};
