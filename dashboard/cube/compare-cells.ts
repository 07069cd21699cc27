import type { MetricSums } from '../../api/contract/cube.ts';
import type { Question } from '../data/question.ts';
import type { Cube } from './cube.ts';
import type { Sums } from './estimate.ts';
import type { Grouping } from './group-cells.ts';
import { blocksOf, earlierMonths } from './period.ts';
import { isObserved, readSums } from './sum-cells.ts';

const DAY = 86_400_000;

/** The mark of the same cell without its district, for each mark; −1 for what has no district. */
const restOf = ({ members }: Grouping): Int32Array => {
  const places = new Map<string, number>();
  return Int32Array.from(members, ({ district, ...rest }) => {
    if (district == null) return -1;
    const key = JSON.stringify(rest);
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
};

const rests = new WeakMap<Grouping, Int32Array>();

/** The sums of the same cell in all other districts: the whole less its own. */
const peersOf = (own: Sums, rest: Int32Array): Sums =>
  Object.fromEntries(
    Object.entries(own).map(([name, sums]) => {
      const whole = new Float64Array(rest.length);
      sums.forEach((value, group) => {
        const place = rest[group] ?? -1;
        if (place >= 0) whole[place] = (whole[place] ?? 0) + value;
      });
      return [name, sums.map((value, group) => (whole[rest[group] ?? -1] ?? 0) - value)];
    }),
  );

const lengthOf = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY + 1;

/** What each mark is compared with. */
export interface Compared {
  readonly sums: Sums;
  readonly has: (group: number) => boolean;
  readonly side: 'peers' | 'previous';
  /** Length of the period over that of the one compared with. */
  readonly ratio: number;
}

const withPeers = (own: Sums, grouping: Grouping): Compared => {
  const rest = rests.get(grouping) ?? restOf(grouping);
  rests.set(grouping, rest);
  return { sums: peersOf(own, rest), has: (group) => (rest[group] ?? -1) >= 0, side: 'peers', ratio: 1 };
};

/** What a question compares its marks with; null without a comparison. */
export const compareWith = (
  cube: Cube,
  metric: MetricSums,
  { compare, from, to }: Question,
  own: Sums,
  grouping: Grouping,
): Compared | null => {
  if (!compare) return null;
  if (compare === 'peers') return withPeers(own, grouping);
  if (!from || !to) return null;
  const then = earlierMonths(from, to, compare);
  const blocks = blocksOf(cube.description.bins, then.from, then.to);
  if (!blocks) return null;
  const sums = readSums(cube, metric, blocks, grouping);
  return {
    sums,
    has: (group) => isObserved(metric, sums, group),
    side: 'previous',
    ratio: lengthOf(from, to) / lengthOf(then.from, then.to),
  };
};
