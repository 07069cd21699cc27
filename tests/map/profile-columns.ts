import type { ColumnProfile, ColumnType, DateOrder } from '../../etl/profile/column-profile.ts';
import type { ColumnHeader } from '../../etl/read/table.ts';

const DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T]\d{1,2}:\d{2}.*)?$/;
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;

const typeOf = (cells: readonly string[], nDistinct: number): ColumnType => {
  if (cells.length === 0) return 'empty';
  if (cells.every((cell) => DATE.test(cell))) return 'timestamp';
  if (cells.every((cell) => NUMBER.test(cell)))
    return nDistinct === cells.length && cells.length > 20 ? 'identifier' : 'number';
  if (nDistinct === cells.length && cells.length > 20 && cells.every((cell) => !cell.includes(' ')))
    return 'identifier';
  return nDistinct <= 50 && nDistinct < 0.9 * cells.length ? 'category' : 'text';
};

const orderOf = (cells: readonly string[]): DateOrder | 'ambiguous' => {
  const numbers = cells.map((cell) => /^(\d+)[-/.](\d+)/.exec(cell)?.slice(1).map(Number) ?? []);
  if (numbers.some(([first = 0]) => first > 31)) return 'ymd';
  const dayFirst = numbers.some(([first = 0]) => first > 12);
  const monthFirst = numbers.some(([, second = 0]) => second > 12);
  return dayFirst === monthFirst ? 'ambiguous' : dayFirst ? 'dmy' : 'mdy';
};

/** A small profiler for tests only, so that mapping is tested without the engine. */
export const profileColumn = (header: ColumnHeader, column: readonly string[]): ColumnProfile => {
  const cells = column.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const values = [...counts].map(([value, n]) => ({ value, n })).sort((a, b) => b.n - a.n);
  const type = typeOf(cells, values.length);
  return {
    ...header,
    type,
    n_null: column.length - cells.length,
    n_distinct: values.length,
    examples: values.slice(0, 5).map(({ value }) => value),
    values: values.length <= 50 ? values : null,
    date_order: type === 'timestamp' ? orderOf(cells) : null,
    date_formats: [],
  };
};

/** Profiles a table given as header names and rows of cells. */
export const profileRows = (
  headers: readonly (string | ColumnHeader)[],
  rows: readonly (readonly string[])[],
): ColumnProfile[] =>
  headers.map((header, index) =>
    profileColumn(
      typeof header === 'string' ? { index, name: header, label: header } : header,
      rows.map((row) => row[index] ?? ''),
    ),
  );
