import { chiSquareUpper } from './distributions.ts';
import { survivalCounts, type SurvivalCount } from './kaplan-meier.ts';
import { solve } from './solve.ts';

/** What a test of equal curves says. */
export interface LogRank {
  readonly n: readonly number[];
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/**
 * Test that groups end at the same pace: the G^ρ family (Harrington & Fleming 1982) with hypergeometric variance;
 * ρ = 0 is the log-rank test, ρ = 1 of the Peto–Prentice type with weights S(t−).
 * @returns null with fewer than two groups that have anybody.
 */
export const logRank = (groups: readonly (readonly SurvivalCount[])[], rho: 0 | 1 = 0): LogRank | null => {
  const counts = groups.map((group) => survivalCounts(group));
  if (counts.filter((group) => group.length > 0).length < 2) return null;
  const k = counts.length;
  const times = [...new Set(counts.flatMap((group) => group.map(({ time }) => time)))].sort((a, b) => a - b);
  const at = counts.map((group) => new Map(group.map((count) => [count.time, count])));
  const n = counts.map((group) => sum(group.map(({ events, censored }) => events + censored)));
  const risk = [...n];
  const observed = new Array<number>(k).fill(0);
  const expected = new Array<number>(k).fill(0);
  const variance = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  let survival = 1;
  for (const time of times) {
    const events = at.map((group) => group.get(time)?.events ?? 0);
    const d = sum(events);
    const total = sum(risk);
    const weight = rho === 0 ? 1 : survival;
    if (d > 0) {
      for (let i = 0; i < k; i++) {
        const share = (risk[i] as number) / total;
        observed[i] = (observed[i] as number) + weight * (events[i] as number);
        expected[i] = (expected[i] as number) + weight * d * share;
        if (total > 1)
          for (let j = 0; j < k; j++)
            (variance[i] as number[])[j] =
              ((variance[i] as number[])[j] as number) +
              ((weight * weight * d * (total - d)) / (total - 1)) *
                share *
                ((i === j ? 1 : 0) - (risk[j] as number) / total);
      }
      survival *= 1 - d / total;
    }
    at.forEach((group, i) => {
      const count = group.get(time);
      if (count) risk[i] = (risk[i] as number) - count.events - count.censored;
    });
  }
  const active = expected.flatMap((value, i) => (value > 0 ? [i] : [])).slice(1);
  const differences = active.map((i) => (observed[i] as number) - (expected[i] as number));
  const solved = solve(
    active.map((i) => active.map((j) => (variance[i] as number[])[j] as number)),
    differences,
  );
  if (!solved) return null;
  const chiSquare = sum(solved.map((value, i) => value * (differences[i] as number)));
  return { n, observed, expected, chiSquare, df: active.length, p: chiSquareUpper(chiSquare, active.length) };
};
