import type { ByteSource } from './container/byte-source.ts';
import { isPlainDialect, type Dialect } from './dialect/dialect.ts';
import { createDecoder } from './encoding/text-decoder.ts';
import { Utf8Check } from './encoding/utf8-check.ts';
import type { RecordScan } from './records/record-scan.ts';
import { RecordScanner } from './records/record-scanner.ts';
import { TextWriter } from './records/text-writer.ts';

export interface TextPass {
  readonly scan: RecordScan;
  readonly validUtf8: boolean;
  readonly clean: boolean;
  /** U+FFFD in the text, whether they stood there before or stand for what could not be decoded. */
  readonly nReplacements: number;
}

/**
 * Goes over a text once: decodes it when it is not UTF-8, copies it as UTF-8 when asked, and scans its records.
 * @param encoding the source's; null when its bytes go on as they are, because they are UTF-8 or nobody knows yet.
 * @param copyTo new file for the UTF-8 text; needed when the source is packed or not UTF-8.
 */
export const passOverText = async (
  source: ByteSource,
  { encoding, dialect, copyTo }: PassOptions,
): Promise<TextPass> => {
  const writer = copyTo === undefined ? null : await TextWriter.create(copyTo);
  try {
    const decoder = encoding === null ? null : createDecoder(encoding);
    const check = new Utf8Check();
    const scanner = new RecordScanner(dialect.delimiter, dialect.quote);
    if (!isPlainDialect(dialect)) scanner.giveUp('dialect');
    let first = true;
    const take = async (bytes: Buffer): Promise<void> => {
      check.push(bytes);
      const marked = first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
      first = false;
      scanner.push(marked ? bytes.subarray(3) : bytes);
      await writer?.writeBytes(bytes);
    };
    for await (const chunk of source.open())
      await take(decoder ? Buffer.from(decoder.write(chunk), 'utf8') : chunk);
    if (decoder) await take(Buffer.from(decoder.end(), 'utf8'));
    check.finish();
    if (!check.valid) scanner.giveUp('invalid_utf8');
    if (check.hasNul) scanner.giveUp('nul_bytes');
    if (check.hasInnerMark) scanner.giveUp('byte_order_mark_inside');
    return {
      scan: scanner.finish(),
      validUtf8: check.valid,
      clean: !check.hasNul && !check.hasInnerMark,
      nReplacements: check.nReplacements,
    };
  } finally {
    await writer?.close();
  }
};

interface PassOptions {
  readonly encoding: string | null;
  readonly dialect: Dialect;
  readonly copyTo?: string;
}
