import type { RejectEntry } from './history.ts';

const pad = (n: number): string => String(n).padStart(2, '0');

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** Digits as people mistype them: the letters O and l, full-width digits and marks. */
const untyped = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/(?<=\d)[oO]|[oO](?=\d)/g, '0')
    .replace(/(?<=\d)[lI]|[lI](?=\d)/g, '1');

const SERIAL_EPOCH = Date.UTC(1899, 11, 30);

/** Days of the last century and this one, as a spreadsheet numbers them. */
const fromSerial = (text: string): string | null => {
  if (!/^[1-5]\d{4}(\.\d+)?$/.test(text)) return null;
  return new Date(SERIAL_EPOCH + Math.round(Number(text) * 86_400) * 1000).toISOString().slice(0, 10);
};

const readings = (text: string): string[] => {
  const [, a, b, c] = /^(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})\b/.exec(text)?.map(Number) ?? [];
  if (a === undefined || b === undefined || c === undefined) return [];
  const [year, first, second] = a > 31 ? [a, b, c] : [c, a, b];
  const found = [
    [first, second],
    [second, first],
  ].filter(([month = 0, day = 0]) => year > 1900 && isDay(year, month, day));
  const days = found.map(([month = 0, day = 0]) => `${year}-${pad(month)}-${pad(day)}`);
  return [...new Set(a > 31 ? days.slice(0, 1) : days)];
};

/** Dates that were probably meant, most likely first; none when nothing is likely. */
const likelyDates = (value: string): string[] => {
  const text = untyped(value.trim());
  const serial = fromSerial(text);
  return serial ? [serial] : readings(text);
};

/** For the 31st of a month that has 30: its last day. */
const lastDayOf = (value: string): string | null => {
  const [, year, month, day] = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\b/.exec(value)?.map(Number) ?? [];
  if (!year || !month || !day || month > 12 || day > 31) return null;
  return `${year}-${pad(month)}-${pad(new Date(Date.UTC(year, month, 0)).getUTCDate())}`;
};

const fixDate = ({ column, value }: RejectEntry): string => {
  const text = value ?? '';
  const [likely, other] = likelyDates(text);
  if (likely && other) return `${likely} or ${other}? Write "${column}" as YYYY-MM-DD HH:MM.`;
  if (likely) return `Probably ${likely}: write "${column}" as YYYY-MM-DD HH:MM.`;
  const last = lastDayOf(text);
  if (last) return `That day does not exist; the month ends on ${last}.`;
  return `Write "${column}" as YYYY-MM-DD HH:MM.`;
};

const FIXES: Readonly<Record<string, (reject: RejectEntry) => string>> = {
  bad_date: fixDate,
  no_opening_date: () => 'Fill in when the case was opened; without it the case belongs to no period.',
  incomplete: () => 'The respondent did not finish. Leave the row out, or mark it finished if it is.',
  negative_weight: ({ column }) => `A weight cannot be negative: correct "${column}".`,
  too_many_cells: () => 'Put quotes around the cell that holds the separator, or remove the extra separator.',
  too_few_cells: () => 'Add the missing separators, so that the row has as many cells as the header.',
  unclosed_quote: () => 'Close the quote, or double it where it is part of the text.',
  line_too_long: () => 'The line is longer than any record can be: a line break or a quote is missing.',
  footer_row: () => 'This looks like a note or a total under the table: nothing to do.',
};

/** What a person can do about a refused row, as a sentence; empty when there is nothing to say. */
export const suggestFix = (reject: RejectEntry): string => FIXES[reject.code]?.(reject) ?? '';
