import type { Members } from './cells.ts';
import type { Selection } from './plan.ts';

/** Cells per group, with where they were read. */
export interface Fetched<Cells> {
  readonly source: 'rollup' | 'rows';
  readonly groups: Map<string, { members: Members; cells: Cells }>;
}

/** A row as the engine gives it. */
export type Row = Record<string, unknown>;

const membersOf = (row: Row, selection: Selection): Members =>
  Object.fromEntries(
    selection.by.map((dimension, i) => [dimension, (row[`d${i}`] ?? null) as string | null]),
  );

/** One text for the members of a group, equal for equal members. */
export const groupKey = (members: Members, by: Selection['by']): string =>
  JSON.stringify(by.map((dimension) => members[dimension] ?? null));

/** Adds rows to the cells of their groups. */
export const collect = <Cells>(
  into: Fetched<Cells>['groups'],
  rows: readonly Row[],
  selection: Selection,
  empty: () => Cells,
  add: (cells: Cells, row: Row) => void,
): void => {
  for (const row of rows) {
    const members = membersOf(row, selection);
    const key = groupKey(members, selection.by);
    let group = into.get(key);
    if (!group) into.set(key, (group = { members, cells: empty() }));
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
