import type { MetricSums } from '../../api/contract/cube.ts';
import type { Question } from '../data/question.ts';
import type { Cube } from './cube.ts';
import type { Sums } from './estimate.ts';
import type { Grouping, Members } from './group-cells.ts';
import { blocksOf, earlierMonths } from './period.ts';
import { isObserved, readSums } from './sum-cells.ts';

const DAY = 86_400_000;

const minus = (a: Sums, b: Sums): Sums =>
  Object.fromEntries(Object.entries(a).map(([name, value]) => [name, value - (b[name] ?? 0)]));

const plus = (a: Sums, b: Sums): Sums =>
  Object.fromEntries(Object.entries(b).map(([name, value]) => [name, value + (a[name] ?? 0)]));

/** For each mark the sums of the same cell in all other districts; null for what has no district. */
const peersOf = (all: readonly Sums[], { members }: Grouping): (Sums | null)[] => {
  const keyOf = ({ district: _district, ...rest }: Members): string => JSON.stringify(rest);
  const whole = new Map<string, Sums>();
  all.forEach((sums, group) => {
    const own = members[group];
    if (own?.district != null) whole.set(keyOf(own), plus(whole.get(keyOf(own)) ?? {}, sums));
  });
  return all.map((sums, group) => {
    const own = members[group];
    const together = own?.district == null ? undefined : whole.get(keyOf(own));
    return together ? minus(together, sums) : null;
  });
};

const lengthOf = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY + 1;

/** The sums each mark is compared with. */
export interface Compared {
  readonly sums: readonly (Sums | null)[];
  readonly side: 'peers' | 'previous';
  /** Length of the period over that of the one compared with. */
  readonly ratio: number;
}

/** The sums that a question compares its marks with; null without a comparison. */
export const compareWith = (
  cube: Cube,
  metric: MetricSums,
  question: Question,
  own: readonly Sums[],
  grouping: Grouping,
): Compared | null => {
  const { compare, from, to } = question;
  if (!compare) return null;
  if (compare === 'peers') return { sums: peersOf(own, grouping), side: 'peers', ratio: 1 };
  if (!from || !to) return null;
  const then = earlierMonths(from, to, compare);
  const blocks = blocksOf(cube.description.bins, then.from, then.to);
  if (!blocks) return null;
  return {
    sums: readSums(cube, metric, blocks, grouping).map((sums) => (isObserved(metric, sums) ? sums : null)),
    side: 'previous',
    ratio: lengthOf(from, to) / lengthOf(then.from, then.to),
  };
};
