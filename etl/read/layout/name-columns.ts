import type { ColumnHeader } from '../table.ts';

const tidy = (cell: string | undefined): string => (cell ?? '').replace(/\s+/g, ' ').trim();

/**
 * Names and labels of the columns. A name is never empty and unique without regard to case, because that is how the
 * engine compares names: empty headers become `column_3`, repeats get ` (2)`.
 * @param headers the header records; none gives `column_1` … with the name as label.
 * @param nameRow which of them carries the names; the others make the label.
 */
export const nameColumns = (
  headers: readonly (readonly string[])[],
  nameRow: number,
  width: number,
): ColumnHeader[] => {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, index) => {
    const wanted = tidy(headers[nameRow]?.[index]) || `column_${index + 1}`;
    const name = firstFree(wanted, taken);
    taken.add(name.toLowerCase());
    const others = headers.flatMap((row, i) => (i === nameRow ? [] : [tidy(row[index])]));
    const told = [...new Set(others)].filter((cell) => cell !== '' && !cell.startsWith('{"ImportId"'));
    return { index, name, label: told.join(' – ') || name };
  });
};

const firstFree = (wanted: string, taken: ReadonlySet<string>): string => {
  let name = wanted;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted} (${n})`;
  return name;
};
