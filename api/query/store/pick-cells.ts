import type { Dimension, GroupDimension, TimeDimension } from '../../contract/dimensions.ts';
import type { Members } from '../cells.ts';
import { isTime } from '../dimension-sql.ts';
import type { Selection } from '../plan.ts';
import { RUN, type CellKeys, type Runs } from './cell-table.ts';
import type { CodedColumn } from './code-members.ts';
import { epochDay, timeMember } from './epoch-day.ts';

/** The cells of a table that a selection is about, each with the number of its group. */
export interface Picked {
  readonly cells: Int32Array;
  readonly groups: Int32Array;
  /** Members of each group. */
  readonly members: readonly Members[];
}

/** Combined codes beyond which groups are numbered through a map instead of a list. */
const MOST_CODES = 4_000_000;

/** A dimension that every cell of a rollup of cases has the same member of. */
const CONSTANT: Readonly<Partial<Record<Dimension, string | null>>> = {
  kind: 'complaints',
  item: null,
  wave: null,
};

const firstDay = ({ period }: Selection, monthly: boolean): number => {
  if (period.from === null) return -Infinity;
  return epochDay(monthly ? `${period.from.slice(0, 7)}-01` : period.from);
};

/** Whether any code between two is allowed; codes are those of members in their order. */
const isAnyAllowed = (allowed: Uint8Array, least: number, greatest: number): boolean => {
  for (let code = least; code <= greatest; code += 1) if (allowed[code] === 1) return true;
  return false;
};

interface Wanted {
  readonly column: CodedColumn;
  readonly runs: Runs;
  readonly allowed: Uint8Array;
}

/** The cells of a period, in their order; runs without any wanted member are left out, other cells are not looked at. */
const inPeriod = (
  table: CellKeys,
  selection: Selection,
  monthly: boolean,
  wanted: readonly Wanted[],
): Int32Array => {
  const from = firstDay(selection, monthly);
  const to = selection.period.to === null ? Infinity : epochDay(selection.period.to);
  const cells = new Int32Array(table.length);
  const { on, runs } = table;
  let n = 0;
  for (let run = 0; run < runs.least.length; run += 1) {
    const [first, last] = [runs.least[run] as number, runs.greatest[run] as number];
    if (last < from || first > to) continue;
    if (
      !wanted.every(({ allowed, runs: codes }) =>
        isAnyAllowed(allowed, codes.least[run] as number, codes.greatest[run] as number),
      )
    )
      continue;
    const end = Math.min(table.length, (run + 1) * RUN);
    if (first >= from && last <= to) for (let cell = run * RUN; cell < end; cell += 1) cells[n++] = cell;
    else
      for (let cell = run * RUN; cell < end; cell += 1) {
        const day = on[cell] as number;
        if (day >= from && day <= to) cells[n++] = cell;
      }
  }
  return cells.subarray(0, n);
};

const keep = (cells: Int32Array, codes: Int32Array | Uint8Array, allowed: Uint8Array): Int32Array => {
  let n = 0;
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] as number;
    if (allowed[codes[cell] as number] === 1) cells[n++] = cell;
  }
  return cells.subarray(0, n);
};

const allowedOf = ({ members }: CodedColumn, wanted: readonly (string | null)[]): Uint8Array => {
  const among = new Set(wanted);
  return Uint8Array.from(members, (member) => (among.has(member) ? 1 : 0));
};

/** Key → the members that are wanted. */
type Filters = Readonly<Record<string, readonly (string | null)[]>>;

/** The cells that a selection is about. */
const chosen = (table: CellKeys, selection: Selection, monthly: boolean, more: Filters): Int32Array => {
  const wanted: Wanted[] = [];
  for (const [key, members = []] of [...Object.entries(selection.where), ...Object.entries(more)]) {
    const [column, runs] = [table.keys.get(key), table.codeRuns.get(key)];
    if (column && runs) wanted.push({ column, runs, allowed: allowedOf(column, members) });
    else if (!members.includes(CONSTANT[key as GroupDimension] ?? null)) return new Int32Array(0);
  }
  let cells = inPeriod(table, selection, monthly, wanted);
  if (selection.assessedOnly) cells = keep(cells, table.isAssessed, Uint8Array.of(0, 1));
  for (const { column, allowed } of wanted) cells = keep(cells, column.codes, allowed);
  return cells;
};

/** A dimension over picked cells: which of its members each has. */
interface Axis {
  readonly dimension: Dimension;
  readonly codes: Int32Array;
  readonly members: readonly (string | null)[];
}

/** Days are named when they are first met. */
const timeAxis = (dimension: TimeDimension, { on }: CellKeys, cells: Int32Array): Axis => {
  const codes = new Int32Array(cells.length);
  const members: string[] = [];
  const known = new Map<string, number>();
  const codeOf = new Map<number, number>();
  let [last, code] = [Number.NaN, 0];
  for (let i = 0; i < cells.length; i += 1) {
    const day = on[cells[i] as number] as number;
    // Neighbours are mostly of one day.
    if (day !== last) {
      last = day;
      const met = codeOf.get(day);
      if (met === undefined) {
        const member = timeMember(dimension, day);
        code = known.get(member) ?? members.push(member) - 1;
        known.set(member, code);
        codeOf.set(day, code);
      } else code = met;
    }
    codes[i] = code;
  }
  return { dimension, codes, members };
};

/** A key column as it stands in the table: only the picked cells of it are looked at. */
const axisOf = (dimension: Dimension, table: CellKeys, cells: Int32Array): Axis | ColumnAxis => {
  if (isTime(dimension)) return timeAxis(dimension, table, cells);
  const column = table.keys.get(dimension);
  if (!column)
    return { dimension, codes: new Int32Array(cells.length), members: [CONSTANT[dimension] ?? null] };
  return { dimension, column: column.codes, members: column.members };
};

interface ColumnAxis extends Omit<Axis, 'codes'> {
  readonly column: Int32Array;
}

/** One number for the members that each cell has on all axes. */
const combine = (axes: readonly (Axis | ColumnAxis)[], cells: Int32Array, nCodes: number): Codes => {
  const combined = nCodes < 2 ** 31 ? new Int32Array(cells.length) : new Float64Array(cells.length);
  for (const axis of axes) {
    const size = Math.max(1, axis.members.length);
    if ('column' in axis) {
      const { column } = axis;
      for (let i = 0; i < cells.length; i += 1)
        combined[i] = (combined[i] as number) * size + (column[cells[i] as number] as number);
    } else {
      const { codes } = axis;
      for (let i = 0; i < cells.length; i += 1)
        combined[i] = (combined[i] as number) * size + (codes[i] as number);
    }
  }
  return combined;
};

type Codes = Int32Array | Float64Array;

/** Numbers the groups of cells in the order in which they are met. */
const numberGroups = (combined: Codes, nCodes: number): { groups: Int32Array; codes: number[] } => {
  const groups = new Int32Array(combined.length);
  const codes: number[] = [];
  const few = nCodes <= MOST_CODES ? new Int32Array(nCodes).fill(-1) : null;
  const many = new Map<number, number>();
  let [last, group] = [-1, -1];
  for (let i = 0; i < combined.length; i += 1) {
    const code = combined[i] as number;
    // Neighbours are mostly of one group.
    if (code !== last) {
      last = code;
      group = few ? (few[code] as number) : (many.get(code) ?? -1);
      if (group < 0) {
        group = codes.push(code) - 1;
        if (few) few[code] = group;
        else many.set(code, group);
      }
    }
    groups[i] = group;
  }
  return { groups, codes };
};

/**
 * Picks the cells of a table that a selection is about and groups them by its dimensions.
 * @param monthly whether the table knows months only.
 * @param more conditions on keys that are no dimensions, or further ones.
 */
export const pickCells = (
  table: CellKeys,
  selection: Selection,
  monthly: boolean,
  more: Filters = {},
): Picked => {
  const cells = chosen(table, selection, monthly, more);
  const axes = selection.by.map((dimension) => axisOf(dimension, table, cells));
  const nCodes = axes.reduce((product, { members }) => product * Math.max(1, members.length), 1);
  const { groups, codes } = numberGroups(combine(axes, cells, nCodes), nCodes);
  const members = codes.map((code): Members => {
    const named: Partial<Record<Dimension, string | null>> = {};
    let rest = code;
    for (const axis of [...axes].reverse()) {
      named[axis.dimension] = axis.members[rest % axis.members.length] ?? null;
      rest = Math.floor(rest / axis.members.length);
    }
    return named;
  });
  return { cells, groups, members };
};
