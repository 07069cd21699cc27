import { RecordParser, type ParsedRecord } from '../records/record-parser.ts';
import { commonWidth } from '../layout/common-width.ts';
import { cellShape } from './cell-shape.ts';
import { countQuoted } from './count-quoted.ts';
import type { Dialect } from './dialect.ts';
import { separatorLine } from './separator-line.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const QUOTES = ['"', "'"] as const;
/** Records looked at per candidate. */
const LOOK = 200;
/** Records taken off the end of a cut sample, whose last one is not whole. */
const WHOLE = 1;
/** Below this a candidate is chance. */
const LEAST = 0.3;

interface Candidate {
  readonly dialect: Dialect;
  readonly score: number;
}

export interface DialectHints {
  readonly delimiter?: string;
  readonly quote?: string;
}

/**
 * Finds delimiter, quote and escape from the first part of a text: the candidate under which most records have the
 * same number of cells, the cells look whole, and no quote is left over. Falls back to one column, for which any
 * delimiter that does not occur does.
 * @param complete whether the sample is the whole text.
 */
export const detectDialect = (sample: string, complete: boolean, hints: DialectHints = {}): Dialect => {
  const declared = separatorLine(sample);
  const base = { escape: 'doubled', separatorLine: declared !== null } as const;
  const delimiters = hints.delimiter ? [hints.delimiter] : declared ? [declared] : DELIMITERS;
  const quotes = hints.quote ? [hints.quote] : QUOTES;
  const best = pickBest(sample, complete, delimiters, quotes, base);
  if (best && best.score >= LEAST) return withEscape(sample, complete, best.dialect);
  if (delimiters.length === 1)
    return { ...base, delimiter: delimiters[0]!, quote: best?.dialect.quote ?? quotes[0]! };
  const spaced = pickBest(sample, complete, [' '], quotes, base);
  if (spaced && isSpacedTable(sample, complete, spaced.dialect))
    return withEscape(sample, complete, spaced.dialect);
  return { ...base, delimiter: absentDelimiter(sample), quote: hints.quote ?? '"' };
};

const pickBest = (
  sample: string,
  complete: boolean,
  delimiters: readonly string[],
  quotes: readonly string[],
  base: Pick<Dialect, 'escape' | 'separatorLine'>,
): Candidate | null => {
  let best: Candidate | null = null;
  for (const quote of quotes) {
    for (const delimiter of delimiters) {
      if (quote !== '"' && quotes.length > 1 && !prevails(quote, sample, delimiter)) continue;
      const dialect = { ...base, delimiter, quote };
      const score = scoreDialect(parseSample(sample, complete, dialect));
      if (score > 0 && (best === null || score > best.score)) best = { dialect, score };
    }
  }
  return best;
};

/** An apostrophe at the start of a text makes no quote of it: more cells must be wrapped in it than in `"`. */
const prevails = (quote: string, sample: string, delimiter: string): boolean =>
  countQuoted(sample, delimiter, quote) > 1 + countQuoted(sample, delimiter, '"');

const parseSample = (sample: string, complete: boolean, dialect: Dialect): ParsedRecord[] => {
  const records = new RecordParser(dialect).push(sample, complete).filter((record) => !record.blank);
  const kept = complete || records.length <= WHOLE ? records : records.slice(0, -WHOLE);
  return kept.slice(dialect.separatorLine ? 1 : 0, LOOK);
};

/** 0–1; 0 when most records have one cell. */
const scoreDialect = (records: readonly ParsedRecord[]): number => {
  const width = commonWidth(records.map((record) => record.cells));
  if (width < 2) return 0;
  const fitting = records.filter((record) => record.cells.length === width);
  const share = fitting.length / records.length;
  const cells = fitting.flatMap((record) => record.cells);
  const shape = cells.reduce((sum, cell) => sum + cellShape(cell), 0) / cells.length;
  const nFaulty = records.filter((record) => record.strayQuotes > 0 || record.fault).length;
  const startsSo = records[0]?.cells.length === width;
  return share * (startsSo ? 1 : share) * shape * (1 - nFaulty / records.length) * (1 - 1 / (2 * width));
};

/** Backslashes escape quotes when that reading leaves fewer quotes over. */
const withEscape = (sample: string, complete: boolean, dialect: Dialect): Dialect => {
  if (!sample.includes(`\\${dialect.quote}`)) return dialect;
  const escaped: Dialect = { ...dialect, escape: 'backslash' };
  const faults = (candidate: Dialect): number =>
    parseSample(sample, complete, candidate).filter((record) => record.strayQuotes > 0 || record.fault)
      .length;
  return 2 * faults(escaped) < faults(dialect) ? escaped : dialect;
};

/** Prose has spaces too; a table cut at spaces has to quote the cells that hold some. */
const isSpacedTable = (sample: string, complete: boolean, dialect: Dialect): boolean => {
  const records = parseSample(sample, complete, dialect);
  const width = commonWidth(records.map((record) => record.cells));
  const regular = records.every((record) => record.cells.length === width && !record.cells.includes(''));
  const quoted = countQuoted(sample, ' ', dialect.quote) > records.length / 2;
  return records.length > 2 && width > 2 && records[0]?.cells.length === width && (regular || quoted);
};

const absentDelimiter = (sample: string): string =>
  DELIMITERS.find((delimiter) => !sample.includes(delimiter)) ?? '\u001f';
