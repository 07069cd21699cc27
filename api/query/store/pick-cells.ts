import type { Dimension, GroupDimension, TimeDimension } from '../../contract/dimensions.ts';
import type { Members } from '../cells.ts';
import { isTime } from '../dimension-sql.ts';
import type { Selection } from '../plan.ts';
import type { CellKeys } from './cell-table.ts';
import type { CodedColumn } from './code-members.ts';
import { epochDay, timeMember } from './epoch-day.ts';

/** The cells of a table that a selection is about: slices of neighbours, each with the number of its group. */
export interface Picked {
  /** The first cell of each slice, and the one behind its last. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
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

interface Wanted {
  readonly codes: Int32Array;
  readonly allowed: Uint8Array;
}

/** The first cell of a stretch, whose days rise, that is not before a day. */
const firstAt = (on: Int32Array, start: number, end: number, day: number): number => {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((on[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
};

type Slices = Pick<Picked, 'starts' | 'ends'>;

/** The part of every wanted stretch that lies in the period. */
const inPeriod = (
  { on, stretches, isAssessed }: CellKeys,
  selection: Selection,
  monthly: boolean,
  wanted: readonly Wanted[],
): Slices => {
  const from = firstDay(selection, monthly);
  const to = selection.period.to === null ? Infinity : epochDay(selection.period.to);
  const most = stretches.length - 1;
  const [starts, ends] = [new Int32Array(most), new Int32Array(most)];
  let n = 0;
  for (let i = 0; i < most; i += 1) {
    const first = stretches[i] as number;
    if (selection.assessedOnly && isAssessed[first] === 0) continue;
    if (!wanted.every(({ codes, allowed }) => allowed[codes[first] as number] === 1)) continue;
    const last = stretches[i + 1] as number;
    const start = (on[first] as number) >= from ? first : firstAt(on, first, last, from);
    const end = (on[last - 1] as number) <= to ? last : firstAt(on, start, last, to + 1);
    if (start === end) continue;
    starts[n] = start;
    ends[n++] = end;
  }
  return { starts: starts.subarray(0, n), ends: ends.subarray(0, n) };
};

/** Slices of one day (or month) each. */
const byTime = ({ on }: CellKeys, { starts, ends }: Slices): Slices => {
  let most = 0;
  for (let i = 0; i < starts.length; i += 1) most += (ends[i] as number) - (starts[i] as number);
  const [firsts, lasts] = [new Int32Array(most), new Int32Array(most)];
  let n = 0;
  for (let i = 0; i < starts.length; i += 1) {
    const end = ends[i] as number;
    for (let cell = starts[i] as number; cell < end;) {
      const day = on[cell] as number;
      firsts[n] = cell;
      do cell += 1;
      while (cell < end && on[cell] === day);
      lasts[n++] = cell;
    }
  }
  return { starts: firsts.subarray(0, n), ends: lasts.subarray(0, n) };
};

const allowedOf = ({ members }: CodedColumn, wanted: readonly (string | null)[]): Uint8Array => {
  const among = new Set(wanted);
  return Uint8Array.from(members, (member) => (among.has(member) ? 1 : 0));
};

/** Key → the members that are wanted. */
type Filters = Readonly<Record<string, readonly (string | null)[]>>;

const NONE: Slices = { starts: new Int32Array(0), ends: new Int32Array(0) };

/** The slices of cells that a selection is about. */
const chosen = (table: CellKeys, selection: Selection, monthly: boolean, more: Filters): Slices => {
  const wanted: Wanted[] = [];
  for (const [key, members = []] of [...Object.entries(selection.where), ...Object.entries(more)]) {
    const column = table.keys.get(key);
    if (column) wanted.push({ codes: column.codes, allowed: allowedOf(column, members) });
    else if (!members.includes(CONSTANT[key as GroupDimension] ?? null)) return NONE;
  }
  const slices = inPeriod(table, selection, monthly, wanted);
  return selection.by.some(isTime) ? byTime(table, slices) : slices;
};

/** A dimension over slices, each known by its first cell: which of its members each has. */
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

/** A key column as it stands in the table: only the first cells of slices are looked at. */
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

/** One number for the members that each slice has on all axes. */
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

/** Numbers the groups of slices in the order in which they are met. */
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
  const { starts, ends } = chosen(table, selection, monthly, more);
  const axes = selection.by.map((dimension) => axisOf(dimension, table, starts));
  const nCodes = axes.reduce((product, { members }) => product * Math.max(1, members.length), 1);
  const { groups, codes } = numberGroups(combine(axes, starts, nCodes), nCodes);
  const members = codes.map((code): Members => {
    const named: Partial<Record<Dimension, string | null>> = {};
    let rest = code;
    for (const axis of [...axes].reverse()) {
      named[axis.dimension] = axis.members[rest % axis.members.length] ?? null;
      rest = Math.floor(rest / axis.members.length);
    }
    return named;
  });
  return { starts, ends, groups, members };
};
