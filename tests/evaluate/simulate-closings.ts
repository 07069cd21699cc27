import {
  BLOCK_WEEKS,
  CLOSING_BINS,
  CLOSING_BLOCKS,
  CLOSING_BOUNDS,
  emptyClosing,
} from '../../api/pain-points/closing-counts.ts';
import type { WeeklyCells } from '../../api/pain-points/weekly-cells.ts';
import { normal, whole } from '../../samples/random/draw.ts';
import { openStream, type Random } from '../../samples/random/stream.ts';

/** Cases of one cell take `factor` times as long from a week on. */
export interface Slowed {
  readonly place: number;
  readonly issue: number;
  readonly from: number;
  readonly factor: number;
}

/** A walk that forgets: what an office is behind by, week by week, on the log scale. */
const walkOf = (random: Random, weeks: number, sd: number, memory: number): number[] => {
  let at = 0;
  return Array.from({ length: weeks }, () => {
    at = memory * at + Math.sqrt(1 - memory ** 2) * sd * normal(random);
    return at;
  });
};

const binOf = (days: number): number => CLOSING_BOUNDS.filter((bound) => days > bound).length;

/**
 * Gives every case of a city days until it was closed, by no model of the detector: log-normal around the cell's own,
 * with issues that everybody gets slower at and offices that fall behind for weeks; a tenth is never closed.
 */
export const simulateClosings = (
  city: WeeklyCells,
  seed: number,
  nSlowed: number,
): { readonly city: WeeklyCells; readonly slowed: readonly Slowed[] } => {
  const random = openStream(seed, 'closings');
  const nWeeks = city.weeks.length;
  const usual = city.issues.map(() => Math.log(3 + 20 * random()));
  const issueWalks = city.issues.map(() => walkOf(random, nWeeks, 0.15, 0.9));
  const groups = [...new Set(city.issues.map(({ group }) => group))];
  const officeWalks = city.places.map(() => groups.map(() => walkOf(random, nWeeks, 0.15, 0.7)));
  const slowed = Array.from({ length: nSlowed }, () => ({
    place: whole(random, 0, city.places.length - 1),
    issue: whole(random, 0, city.issues.length - 1),
    from: nWeeks - whole(random, 6, 20),
    factor: 2 + 2 * random(),
  }));
  const cells = city.cells.map((cell) => {
    const closing = emptyClosing();
    const own = (usual[cell.issue] as number) + 0.3 * normal(random);
    const slow = slowed.find(({ place, issue }) => place === cell.place && issue === cell.issue);
    const office = officeWalks[cell.place]?.[groups.indexOf(city.issues[cell.issue]?.group ?? null)];
    for (let week = Math.max(0, nWeeks - BLOCK_WEEKS * CLOSING_BLOCKS); week < nWeeks; week++) {
      const block = Math.floor((nWeeks - 1 - week) / BLOCK_WEEKS);
      const late = slow && week >= slow.from ? Math.log(slow.factor) : 0;
      const level = own + (issueWalks[cell.issue]?.[week] ?? 0) + (office?.[week] ?? 0) + late;
      for (let i = 0; i < (cell.cases[week] as number); i++) {
        const age = 7 * (nWeeks - week) - 1 - whole(random, 0, 6);
        const days = random() < 0.1 ? Infinity : Math.floor(Math.exp(level + 0.9 * normal(random)));
        const [bin, watched] = [binOf(days), binOf(age)];
        const [into, at] =
          bin < watched
            ? [closing.ended, block * CLOSING_BINS + bin]
            : [closing.left, block * (CLOSING_BINS + 1) + watched];
        into[at] = (into[at] as number) + 1;
      }
    }
    return { ...cell, closing };
  });
  return { city: { ...city, cells }, slowed };
};
