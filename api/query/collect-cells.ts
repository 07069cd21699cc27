import type { Dimension } from '../contract/dimensions.ts';
import type { Members } from './cells.ts';
import type { Selection } from './plan.ts';

/** Cells per group, with where they were read. */
export interface Fetched<Cells> {
  readonly source: 'rollup' | 'rows';
  readonly groups: Map<string, { members: Members; cells: Cells }>;
}

/** A row as the engine gives it. */
export type Row = Record<string, unknown>;

const membersOf = (row: Row, { by }: Selection, columns: readonly string[]): Members => {
  const members: Partial<Record<Dimension, string | null>> = {};
  for (const [i, dimension] of by.entries())
    members[dimension] = (row[columns[i] as string] ?? null) as string | null;
  return members;
};

/** A member as a part of a key; no text that was read holds a NUL. */
const keyPart = (member: unknown): string =>
  member === null || member === undefined ? '~\0' : `=${member as string}\0`;

/** One text for the members of a group, equal for equal members. */
export const groupKey = (members: Members, by: Selection['by']): string => {
  let key = '';
  for (const dimension of by) key += keyPart(members[dimension]);
  return key;
};

/** Adds rows to the cells of their groups. */
export const collect = <Cells>(
  into: Fetched<Cells>['groups'],
  rows: readonly Row[],
  selection: Selection,
  empty: () => Cells,
  add: (cells: Cells, row: Row) => void,
): void => {
  const columns = selection.by.map((_, i) => `d${i}`);
  for (const row of rows) {
    let key = '';
    for (const column of columns) key += keyPart(row[column]);
    let group = into.get(key);
    if (!group) into.set(key, (group = { members: membersOf(row, selection, columns), cells: empty() }));
    add(group.cells, row);
  }
};

/** Leaves out groups of which nothing is left. */
export const prune = <Cells>(
  groups: Fetched<Cells>['groups'],
  isEmpty: (cells: Cells) => boolean,
): Fetched<Cells>['groups'] => {
  for (const [key, group] of groups) if (isEmpty(group.cells)) groups.delete(key);
  return groups;
};

/** A number of a row; what is not there counts nothing. */
export const num = (row: Row, name: string): number => Number(row[name] ?? 0);
