import { emptyTimingCells, isEmptyTimingCells, type TimingCells } from '../cells.ts';
import { prune, type Fetched } from '../collect-cells.ts';
import { addDayCounts } from '../day-counts.ts';
import type { Reader } from '../held.ts';
import type { Selection } from '../plan.ts';
import type { TimingGrains, TimingNeeds } from '../timing-needs.ts';
import { cellsOf } from './cells-of.ts';
import { keptApart } from './code-dimensions.ts';
import { countClosed, type ClosedCounts } from './count-closed.ts';
import { countOpen, type OpenCounts } from './count-open.ts';
import { epochDay } from './epoch-day.ts';
import { pickCells } from './pick-cells.ts';

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
  const { inPast } = grains;
  const { to: lastDay } = selection.period;
  const to = lastDay === null ? Infinity : epochDay(lastDay);
  const groups: Fetched<TimingCells>['groups'] = new Map();
  const pickedClosed = pickCells(closed, selection, true);
  const countedClosed = countClosed(pickedClosed, closed, inPast ? to : Infinity);
  for (const [group, cells] of cellsOf(groups, pickedClosed, selection, emptyTimingCells).entries()) {
    const { days, nDue, nOnTime } = countedClosed[group] as ClosedCounts;
    cells.closed = addDayCounts(cells.closed, days, 1);
    cells.nDueClosed += nDue;
    cells.nOnTime += nOnTime;
  }
  const { longestClose } = session.held;
  const pickedOpen = pickCells(open, selection, true);
  const countedOpen = countOpen(pickedOpen, open, {
    to,
    inPast,
    latest: Float64Array.from(sources, (source) =>
      source === null ? Number.NaN : (latest.get(source) ?? Number.NaN),
    ),
    most: !shape.days ? 0 : needs.ages || longestClose === null ? Infinity : longestClose + 1,
  });
  for (const [group, cells] of cellsOf(groups, pickedOpen, selection, emptyTimingCells).entries()) {
    const { days, nOverdue } = countedOpen[group] as OpenCounts;
    cells.open = addDayCounts(cells.open, days, 1);
    cells.nOverdue += nOverdue;
  }
  return { source: 'rollup', groups: prune(groups, isEmptyTimingCells) };
};
