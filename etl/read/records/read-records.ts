import { readChunks } from '../container/read-chunks.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { MAX_UNCLOSED_QUOTES } from '../limits.ts';
import { refuse } from '../refuse.ts';
import { RecordParser, type ParsedRecord } from './record-parser.ts';

/** Bytes parsed at a time: a record of few bytes takes many more as an object. */
const PARSE_BYTES = 1 << 18;

/**
 * The records of a UTF-8 text, a batch per chunk read; bytes that are no UTF-8 become U+FFFD. Excel's separator line is
 * not among them, blank lines are.
 * @throws Problem `unclosed_quotes` when quotes keep opening and never close.
 */
export async function* readRecords(
  path: string,
  dialect: Dialect,
  { file, width }: { file: string; width?: number },
): AsyncGenerator<ParsedRecord[]> {
  const decoder = new TextDecoder('utf-8');
  const parser = new RecordParser(dialect, width);
  let first = true;
  let nUnclosed = 0;
  const inspect = (records: ParsedRecord[]): ParsedRecord[] => {
    for (const record of records) {
      if (record.fault === 'unclosed_quote' && ++nUnclosed > MAX_UNCLOSED_QUOTES)
        throw refuse('unclosed_quotes', file, { line: record.line });
    }
    if (!first || records.length === 0) return records;
    first = false;
    return dialect.separatorLine ? records.slice(1) : records;
  };
  for await (const chunk of readChunks(path, PARSE_BYTES))
    yield inspect(parser.push(decoder.decode(chunk, { stream: true })));
  yield inspect(parser.push(decoder.decode(), true));
}

/** At most the first `limit` records that are not blank. */
export const takeRecords = async (
  path: string,
  dialect: Dialect,
  { file, limit, width }: { file: string; limit: number; width?: number },
): Promise<ParsedRecord[]> => {
  const taken: ParsedRecord[] = [];
  for await (const batch of readRecords(path, dialect, { file, ...(width === undefined ? {} : { width }) })) {
    for (const record of batch) {
      if (record.blank) continue;
      taken.push(record);
      if (taken.length === limit) return taken;
    }
  }
  return taken;
};
