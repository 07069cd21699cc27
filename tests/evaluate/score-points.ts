import type { Detection, Found } from '../../api/pain-points/detect.ts';
import type { Planted, Simulated } from './simulate-city.ts';

/** What was reported of a city and what of it was planted. */
export interface Score {
  readonly reported: number;
  readonly wrong: number;
  readonly planted: number;
  readonly recalled: number;
}

interface CellAt {
  readonly place: number;
  readonly issue: number;
}

/** Whether a reported point speaks of a cell. */
export const speaksOf = (
  { tested: { node }, places }: Found,
  cell: CellAt,
  city: Simulated['city'],
): boolean =>
  (node.issue === null ? node.group === city.issues[cell.issue]?.group : node.issue === cell.issue) &&
  (node.place === null || places.includes(cell.place));

const score = (planted: readonly Planted[], reports: readonly ((cell: CellAt) => boolean)[]): Score => ({
  reported: reports.length,
  wrong: reports.filter((speaks) => !planted.some(({ cells }) => cells.some(speaks))).length,
  planted: planted.length,
  // What was planted in many cells is found when half of them are spoken of.
  recalled: planted.filter(
    ({ cells }) => 2 * cells.filter((cell) => reports.some((speaks) => speaks(cell))).length >= cells.length,
  ).length,
});

export const scoreDetection = ({ city, planted }: Simulated, { found }: Detection): Score =>
  score(
    planted,
    found.map((each) => (cell) => speaksOf(each, cell, city)),
  );

/** The same for cells named one by one. */
export const scoreCells = ({ city, planted }: Simulated, chosen: readonly number[]): Score =>
  score(
    planted,
    chosen.map((i) => (cell) => city.cells[i]?.place === cell.place && city.cells[i].issue === cell.issue),
  );

/** Recall over all planted, and the mean over cities of the false share of what was reported. */
export const summarise = (scores: readonly Score[]): { recall: number; fdp: number; any: number } => {
  const sum = (of: (score: Score) => number): number => scores.reduce((total, each) => total + of(each), 0);
  return {
    recall:
      sum(({ recalled }) => recalled) /
      Math.max(
        1,
        sum(({ planted }) => planted),
      ),
    fdp: sum(({ wrong, reported }) => (reported === 0 ? 0 : wrong / reported)) / scores.length,
    any: scores.filter(({ reported }) => reported > 0).length / scores.length,
  };
};
