import { emptyTimingCells, isEmptyTimingCells, type TimingCells } from '../cells.ts';
import { prune, type Fetched } from '../collect-cells.ts';
import { addDayCounts } from '../day-counts.ts';
import type { Reader } from '../held.ts';
import type { Selection } from '../plan.ts';
import type { TimingGrains, TimingNeeds } from '../timing-needs.ts';
import { cellsOf } from './cells-of.ts';
import { keptApart } from './code-dimensions.ts';
import { countDays } from './count-days.ts';
import { epochDay } from './epoch-day.ts';
import { pickCells } from './pick-cells.ts';
import { STILL_OPEN, type ClosedTable, type OpenTable } from './timing-tables.ts';

/** What is asked of every cell. */
interface Asked {
  readonly selection: Selection;
  readonly groups: Fetched<TimingCells>['groups'];
  /** The last day of the period; infinite without one. */
  readonly to: number;
  /** Whether that is the end of a month in the past. */
  readonly inPast: boolean;
}

const addClosed = ({ selection, groups, to, inPast }: Asked, table: ClosedTable): void => {
  const picked = pickCells(table, selection, true);
  const into = cellsOf(groups, picked, selection, emptyTimingCells);
  const { n, days, closedMonth, isPunctual } = table;
  const dayOf = new Int32Array(picked.cells.length);
  const nDueClosed = new Float64Array(into.length);
  const nOnTime = new Float64Array(into.length);
  for (let i = 0; i < dayOf.length; i += 1) {
    const cell = picked.cells[i] as number;
    if (inPast && (closedMonth[cell] as number) > to) {
      dayOf[i] = -1;
      continue;
    }
    dayOf[i] = days[cell] as number;
    const punctual = isPunctual[cell] as number;
    if (punctual < 0) continue;
    const group = picked.groups[i] as number;
    const count = n[cell] as number;
    nDueClosed[group] = (nDueClosed[group] as number) + count;
    nOnTime[group] = (nOnTime[group] as number) + punctual * count;
  }
  const counted = countDays(picked, dayOf, n);
  for (const [group, timing] of into.entries()) {
    timing.closed = addDayCounts(timing.closed, counted[group] ?? timing.closed, 1);
    timing.nDueClosed += nDueClosed[group] as number;
    timing.nOnTime += nOnTime[group] as number;
  }
};

/**
 * @param latest the last day of each source by its code; NaN for one that tells nothing.
 * @param most days beyond which an age weighs the same.
 */
const addOpen = (
  { selection, groups, to, inPast }: Asked,
  table: OpenTable,
  latest: Float64Array,
  most: number,
): void => {
  const picked = pickCells(table, selection, true);
  const into = cellsOf(groups, picked, selection, emptyTimingCells);
  const { n, on, closedMonth, dueMonth, isOverdue } = table;
  const source = table.keys.get('source')?.codes ?? new Int32Array(table.length);
  const dayOf = new Int32Array(picked.cells.length);
  const nOverdue = new Float64Array(into.length);
  for (let i = 0; i < dayOf.length; i += 1) {
    const cell = picked.cells[i] as number;
    const closed = closedMonth[cell] as number;
    const news = latest[source[cell] as number] as number;
    if ((inPast ? closed <= to : closed !== STILL_OPEN) || Number.isNaN(news)) {
      dayOf[i] = -1;
      continue;
    }
    dayOf[i] = Math.min(most, Math.max(0, Math.min(news, to) - (on[cell] as number)));
    // The end of the period comes before the source's last word, or its last word is all there is.
    const overdue = news > to ? (dueMonth[cell] as number) <= to : isOverdue[cell] === 1;
    if (!overdue) continue;
    const group = picked.groups[i] as number;
    nOverdue[group] = (nOverdue[group] as number) + (n[cell] as number);
  }
  const counted = countDays(picked, dayOf, n);
  for (const [group, timing] of into.entries()) {
    timing.open = addDayCounts(timing.open, counted[group] ?? timing.open, 1);
    timing.nOverdue += nOverdue[group] as number;
  }
};

/** Time to close from rollups in memory; null where the engine is to answer. */
export const fetchStoredTiming = async (
  session: Reader,
  selection: Selection,
  needs: TimingNeeds,
  grains: TimingGrains,
): Promise<Fetched<TimingCells> | null> => {
  const shape = {
    dimensions: keptApart({ ...selection, where: { ...selection.where, source: [] } }, grains.close.keys),
    days: needs.days || needs.ages,
  };
  const closed = await session.store?.closed(session, { ...shape, grain: grains.close });
  const latest = await session.store?.latest(session);
  const open = await session.store?.open(session, { ...shape, grain: grains.open });
  if (!closed || !open || !latest) return null;
  const sources = open.keys.get('source')?.members ?? [];
  const { to } = selection.period;
  const groups: Fetched<TimingCells>['groups'] = new Map();
  const asked: Asked = {
    selection,
    groups,
    to: to === null ? Infinity : epochDay(to),
    inPast: grains.inPast,
  };
  const { longestClose } = session.held;
  addClosed(asked, closed);
  addOpen(
    asked,
    open,
    Float64Array.from(sources, (source) =>
      source === null ? Number.NaN : (latest.get(source) ?? Number.NaN),
    ),
    !shape.days ? 0 : needs.ages || longestClose === null ? Infinity : longestClose + 1,
  );
  return { source: 'rollup', groups: prune(groups, isEmptyTimingCells) };
};
