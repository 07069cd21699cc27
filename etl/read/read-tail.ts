import { open } from 'node:fs/promises';
import { RecordParser } from './records/record-parser.ts';
import type { SheetText } from './table.ts';

const TAIL_BYTES = 1 << 16;

/** The last record of a text as cells, as far as its last 64 kB tell; null when they do not. */
export const readLastRecord = async ({
  path,
  dialect,
}: Pick<SheetText, 'path' | 'dialect'>): Promise<string[] | null> => {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start);
    const text = buffer.toString('utf8', 0, bytesRead);
    const from = start === 0 ? 0 : text.indexOf('\n') + 1;
    const records = new RecordParser(dialect).push(text.slice(from), true).filter((record) => !record.blank);
    return records.at(-1)?.cells ?? null;
  } finally {
    await handle.close();
  }
};
