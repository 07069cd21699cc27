import { gammaAroundOne, normal, pick, poisson, whole } from '../../samples/random/draw.ts';
import { openStream, type Random } from '../../samples/random/stream.ts';
import { simulateClosings, type Slowed } from './simulate-closings.ts';
import type { WeeklyCell, WeeklyCells } from '../../api/pain-points/weekly-cells.ts';

/** What a simulated city is like. */
export interface Kind {
  readonly places: number;
  readonly groups: number;
  readonly issuesPerGroup: number;
  readonly weeks: number;
  /** Cases a week in an average cell. */
  readonly density: number;
  /** Squared coefficient of variation of the weekly rate of a cell. */
  readonly wobble: number;
  /** How much of one week's deviation is left in the next: 0 for none. */
  readonly memory: number;
  readonly seasonal: boolean;
  /** Cells with a planted effect; 0 in a null city. */
  readonly planted: number;
  /** Cells whose cases are closed more slowly, besides; null where nobody asks how fast they are closed. */
  readonly slowed: number | null;
}

/** An effect: cases of some cells are multiplied, or citizens called back are more dissatisfied, from a week on. */
export interface Planted {
  readonly cells: readonly { readonly place: number; readonly issue: number }[];
  readonly from: number;
  readonly factor: number;
  readonly dissatisfaction: number;
}

export interface Simulated {
  readonly city: WeeklyCells;
  readonly planted: readonly Planted[];
  readonly slowed: readonly Slowed[];
}

const START = Date.UTC(2023, 0, 2);
const WEEK = 7 * 86_400_000;

/** A year's course that is no sum of waves: a plateau, a dip of holidays, a peak of two months. */
const courseOf = (random: Random): ((week: number) => number) => {
  const [peak, height, width] = [whole(random, 0, 51), random() * 0.9, whole(random, 5, 12)];
  const [dip, depth] = [whole(random, 0, 51), random() * 0.4];
  const trend = (random() - 0.5) * 0.4;
  return (week) => {
    const distance = (at: number): number =>
      Math.min((((week - at) % 52) + 52) % 52, (((at - week) % 52) + 52) % 52);
    const raised = 1 + height * Math.max(0, 1 - distance(peak) / width);
    const lowered = distance(dip) <= 1 ? 1 - depth : 1;
    return raised * lowered * (1 + (trend * week) / 52);
  };
};

const plantOne = (kind: Kind, random: Random): Planted => {
  const nIssues = kind.groups * kind.issuesPerGroup;
  const from = kind.weeks - whole(random, 2, 13);
  const [place, issue] = [whole(random, 0, kind.places - 1), whole(random, 0, nIssues - 1)];
  const wide = random();
  const group = Math.floor(issue / kind.issuesPerGroup);
  const cells =
    wide < 0.8
      ? [{ place, issue }]
      : wide < 0.9
        ? Array.from({ length: kind.issuesPerGroup }, (_, i) => ({
            place,
            issue: group * kind.issuesPerGroup + i,
          }))
        : Array.from({ length: kind.places }, (_, at) => ({ place: at, issue }));
  return pick(random, [true, true, false])
    ? { cells, from, factor: 1.6 + 2 * random(), dissatisfaction: 0 }
    : { cells, from, factor: 1, dissatisfaction: 0.25 + 0.2 * random() };
};

/**
 * A city whose rates follow no model of the detector: gamma-mixed counts with memory, weeks that shake an issue in the
 * whole city, courses of the year with corners, trends, places and issues of very different size.
 */
export const simulateCity = (kind: Kind, seed: number): Simulated => {
  const random = openStream(seed, 'pain points');
  const nIssues = kind.groups * kind.issuesPerGroup;
  const placeSize = Array.from({ length: kind.places }, () => Math.exp(0.6 * normal(random)));
  const issueSize = Array.from({ length: nIssues }, () => Math.exp(0.9 * normal(random)));
  const courses = Array.from({ length: nIssues }, () => (kind.seasonal ? courseOf(random) : () => 1));
  const shakes = Array.from({ length: nIssues }, () =>
    Array.from({ length: kind.weeks }, () => Math.exp(0.08 * normal(random))),
  );
  const planted = Array.from({ length: kind.planted }, () => plantOne(kind, random));
  const effectOf = (place: number, issue: number): Planted | undefined =>
    planted.find(({ cells }) => cells.some((cell) => cell.place === place && cell.issue === issue));
  const cells: WeeklyCell[] = [];
  for (let place = 0; place < kind.places; place++)
    for (let issue = 0; issue < nIssues; issue++) {
      const size = kind.density * (placeSize[place] as number) * (issueSize[issue] as number);
      const unhappy = 0.2 + 0.25 * random();
      const effect = effectOf(place, issue);
      const cases = new Float64Array(kind.weeks);
      const opinions = new Float64Array(kind.weeks);
      const dissatisfied = new Float64Array(kind.weeks);
      let deviation = 0;
      for (let week = 0; week < kind.weeks; week++) {
        const fresh = Math.log(gammaAroundOne(random, 1 / kind.wobble));
        deviation = kind.memory * deviation + Math.sqrt(1 - kind.memory ** 2) * fresh;
        const at = effect && week >= effect.from ? effect : null;
        const rate =
          size *
          (courses[issue]?.(week) ?? 1) *
          (shakes[issue]?.[week] ?? 1) *
          Math.exp(deviation) *
          (at?.factor ?? 1);
        const n = poisson(random, rate);
        cases[week] = n;
        for (let i = 0; i < n; i++)
          if (random() < 0.6) {
            opinions[week] = (opinions[week] as number) + 1;
            if (random() < unhappy + (at?.dissatisfaction ?? 0))
              dissatisfied[week] = (dissatisfied[week] as number) + 1;
          }
      }
      cells.push({ place, issue, cases, opinions, dissatisfied });
    }
  const city: WeeklyCells = {
    weeks: Array.from({ length: kind.weeks }, (_, week) =>
      new Date(START + week * WEEK).toISOString().slice(0, 10),
    ),
    places: placeSize.map((_, i) => `place ${i}`),
    issues: issueSize.map((_, i) => ({
      name: `issue ${i}`,
      group: `group ${Math.floor(i / kind.issuesPerGroup)}`,
    })),
    neighbours: [],
    cells,
  };
  return kind.slowed === null
    ? { planted, slowed: [], city }
    : { planted, ...simulateClosings(city, seed, kind.slowed) };
};
