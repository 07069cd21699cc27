import type { CaseCount } from '../../etl/model/rollup.ts';
import { addDayCounts, NO_DAYS, type DayCounts } from './day-counts.ts';
import type { Dimension } from '../contract/dimensions.ts';

/** The members that name one group of an answer. */
export type Members = Readonly<Partial<Record<Dimension, string | null>>>;

/** Counts of cases by state flag, those that were read. */
export type CaseCells = Partial<Record<CaseCount, number>>;

/** A count of the cells. @throws Error for one that was not read: our own fault, and no zero. */
export const countOf = (cells: CaseCells, name: CaseCount): number => {
  const n = cells[name];
  if (n === undefined) throw new Error(`${name} was not read`);
  return n;
};

/** What time to close follows from: events and censorings by whole days, and what happened to due dates. */
export interface TimingCells {
  closed: DayCounts;
  open: DayCounts;
  nOnTime: number;
  nDueClosed: number;
  nOverdue: number;
}

/** Answers with the same score: 0–100 of an instrument, or a respondent's mean over items. */
export interface RatedCell {
  readonly instrument: string;
  readonly point: number;
  readonly score: number;
  n: number;
  w: number;
  w2: number;
}

/** Answers without a score for one reason. */
export interface MissingCell {
  n: number;
  w: number;
  w2: number;
}

/** Rated answers by score, and answers without one by reason. */
export interface RatingCells {
  readonly rated: Map<string, RatedCell>;
  readonly missing: Map<string, MissingCell>;
}

/** Zero for each of the counts. */
export const emptyCaseCells = (names: readonly CaseCount[]): CaseCells => {
  const cells: CaseCells = {};
  for (const name of names) cells[name] = 0;
  return cells;
};
export const emptyTimingCells = (): TimingCells => ({
  closed: NO_DAYS,
  open: NO_DAYS,
  nOnTime: 0,
  nDueClosed: 0,
  nOverdue: 0,
});
export const emptyRatingCells = (): RatingCells => ({ rated: new Map(), missing: new Map() });

/** Adds (or takes away) cells; every kind of cell is additive, so a whole minus a part is the rest. */
export const addCaseCells = (into: CaseCells, from: CaseCells, sign: 1 | -1 = 1): CaseCells => {
  for (const name in into)
    into[name as CaseCount] = countOf(into, name as CaseCount) + sign * countOf(from, name as CaseCount);
  return into;
};

export const addTimingCells = (into: TimingCells, from: TimingCells, sign: 1 | -1 = 1): TimingCells => {
  into.closed = addDayCounts(into.closed, from.closed, sign);
  into.open = addDayCounts(into.open, from.open, sign);
  into.nOnTime += sign * from.nOnTime;
  into.nDueClosed += sign * from.nDueClosed;
  into.nOverdue += sign * from.nOverdue;
  return into;
};

const addAnswers = <Cell extends MissingCell>(
  into: Map<string, Cell>,
  from: ReadonlyMap<string, Cell>,
  sign: 1 | -1,
): void => {
  for (const [key, cell] of from) {
    const held = into.get(key) ?? { ...cell, n: 0, w: 0, w2: 0 };
    held.n += sign * cell.n;
    held.w += sign * cell.w;
    held.w2 += sign * cell.w2;
    if (held.n === 0) into.delete(key);
    else into.set(key, held);
  }
};

export const addRatingCells = (into: RatingCells, from: RatingCells, sign: 1 | -1 = 1): RatingCells => {
  addAnswers(into.rated, from.rated, sign);
  addAnswers(into.missing, from.missing, sign);
  return into;
};

/** Whether nothing is left: cells that were moved away leave zeros behind. */
export const isEmptyCaseCells = (cells: CaseCells): boolean =>
  cells.n_cases === 0 && cells.n_consultations === 0;
export const isEmptyTimingCells = (cells: TimingCells): boolean =>
  cells.closed.days.length === 0 && cells.open.days.length === 0;
export const isEmptyRatingCells = (cells: RatingCells): boolean =>
  cells.rated.size === 0 && cells.missing.size === 0;
