import type { WeeklyCell, WeeklyCells } from '../../api/pain-points/weekly-cells.ts';
import { sumWeeks } from '../../api/pain-points/weekly-cells.ts';

/** A method in use: a score per cell, the higher the more alarming; cells above a threshold are reported. */
export interface PlainMethod {
  readonly name: string;
  scores(city: WeeklyCells): number[];
  /** What its users usually take; null where there is none. */
  readonly usual: number | null;
}

const WINDOW = 4;
const recent = ({ cases }: WeeklyCell, back = 0): number =>
  sumWeeks(cases, cases.length - WINDOW * (back + 1), cases.length - WINDOW * back);

/** The rank of a cell by its cases of the last four weeks, as a negative number: −1 is the largest. */
const byVolume = (city: WeeklyCells): number[] => {
  const order = [...city.cells.keys()].sort(
    (a, b) => recent(city.cells[b] as WeeklyCell) - recent(city.cells[a] as WeeklyCell),
  );
  const scores = new Array<number>(order.length).fill(0);
  order.forEach((cell, rank) => (scores[cell] = -(rank + 1)));
  return scores;
};

/** The last four weeks beside the four before; a cell with fewer than five cases then is not looked at. */
const monthOverMonth = (city: WeeklyCells): number[] =>
  city.cells.map((cell) => (recent(cell, 1) < 5 ? -Infinity : recent(cell) / recent(cell, 1) - 1));

/** The last four weeks in standard deviations of the four-week sums before. */
const zScore = (city: WeeklyCells): number[] =>
  city.cells.map((cell) => {
    const sums = Array.from({ length: Math.floor(cell.cases.length / WINDOW) - 1 }, (_, i) =>
      recent(cell, i + 1),
    );
    const mean = sums.reduce((sum, n) => sum + n, 0) / sums.length;
    const sd = Math.sqrt(sums.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (sums.length - 1));
    return sd > 0 ? (recent(cell) - mean) / sd : 0;
  });

export const PLAIN_METHODS: readonly PlainMethod[] = [
  { name: 'the ten largest', scores: byVolume, usual: -10 },
  { name: 'month over month', scores: monthOverMonth, usual: 0.3 },
  { name: 'z-score', scores: zScore, usual: 3 },
];
