import { missingCode, type Answer } from './answers.ts';

export interface PackedOptions {
  readonly separator: string;
  readonly options: readonly string[];
}

/** Separators that occur in ordinary sentences need proof that the parts are options. */
const SEPARATORS = ['┋', '|', ';', '；', ', ', ',', ' '] as const;
const CERTAIN = new Set<string>(['┋']);
const MAX_OPTIONS = 60;

/** 问卷星 writes a free text behind an option as 其他〖text〗. */
const withoutText = (part: string): string => part.replace(/〖.*〗$/u, '').trim();

const split = (cell: string, separator: string): string[] =>
  cell
    .split(separator)
    .map(withoutText)
    .filter((part) => part !== '');

const recurs = (cells: readonly (readonly string[])[]): boolean => {
  const inCells = new Map<string, number>();
  for (const parts of cells)
    for (const part of new Set(parts)) inCells.set(part, (inCells.get(part) ?? 0) + 1);
  const again = [...inCells.values()].filter((n) => n >= 2).length;
  return inCells.size >= 2 && again >= inCells.size / 2;
};

/**
 * The separator and the options of a column whose cells list several options, or null when they hold one answer
 * each. A comma, semicolon, bar or space only counts when at least half of the parts come back in another cell.
 *
 * `preferred` is the separator the exporting tool uses; space and plain comma are tried for such a tool only.
 */
export const packedOptions = (
  answers: readonly Answer[],
  preferred: string | undefined,
  known: readonly string[] = [],
): PackedOptions | null => {
  const cells = answers.map(({ value }) => value).filter((value) => missingCode(value) === null);
  const candidates = [...new Set([...(preferred === undefined ? [] : [preferred]), ...SEPARATORS])].filter(
    (separator) => separator === preferred || (separator !== ' ' && separator !== ','),
  );
  for (const separator of candidates) {
    const lists = cells.map((cell) => split(cell, separator));
    const several = lists.filter((parts) => parts.length > 1);
    const trailing = cells.some((cell) => cell.trim().endsWith(separator) && separator.trim() !== '');
    if (several.length === 0 && !(trailing && separator === ';')) continue;
    const parts = lists.flat();
    if (parts.some((part) => part.length > 80) || new Set(parts).size > MAX_OPTIONS) continue;
    if (separator === ' ' && parts.some((part) => !/^[\w-]+$/u.test(part))) continue;
    if (!CERTAIN.has(separator) && !recurs(lists)) continue;
    return { separator, options: known.length > 0 ? known : inQuestionOrder(lists) };
  }
  return null;
};

/** Longest list first, because exports keep the order of the questionnaire inside a cell. */
const inQuestionOrder = (lists: readonly (readonly string[])[]): string[] => [
  ...new Set([...lists].sort((a, b) => b.length - a.length).flat()),
];
