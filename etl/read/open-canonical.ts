import { fileSource } from './container/byte-source.ts';
import type { OpenedText } from './open-text.ts';
import { readPreview } from './read-preview.ts';
import { CANONICAL } from './records/write-record.ts';
import { passOverText } from './text-pass.ts';

/**
 * Opens a text that was written here, so that nothing about it is guessed.
 * @param rowNumbers where each record stood in the upload.
 */
export const openCanonical = async (
  path: string,
  {
    file,
    rowNumbers,
    notices,
  }: { file: string; rowNumbers: readonly number[]; notices: Readonly<Record<string, number>> },
): Promise<OpenedText> => {
  const { scan, clean, nReplacements } = await passOverText(fileSource(path), {
    encoding: null,
    dialect: CANONICAL,
  });
  const text = { path, dialect: CANONICAL, scan, clean, rowNumbers };
  return {
    encoding: { name: 'utf-8', confidence: 1, certain: true },
    delimiter: CANONICAL.delimiter,
    quote: CANONICAL.quote,
    preview: await readPreview(text, file),
    notices: { ...notices, ...(nReplacements > 0 ? { replacement_characters: nReplacements } : {}) },
    text,
  };
};
