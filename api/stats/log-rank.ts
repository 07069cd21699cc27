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

const sum = (values: readonly number[]): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/**
 * Test that groups end at the same pace: the G^ρ family (Harrington & Fleming 1982) with hypergeometric variance;
 * ρ = 0 is the log-rank test, ρ = 1 of the Peto–Prentice type with weights S(t−).
 * @returns null with fewer than two groups that have anybody.
 */
export const logRank = (groups: readonly (readonly SurvivalCount[])[], rho: 0 | 1 = 0): LogRank | null => {
  const counts = groups.map((group) => survivalCounts(group));
  if (counts.filter((group) => group.length > 0).length < 2) return null;
  const k = counts.length;
  const n = counts.map((group) => sum(group.map(({ events, censored }) => events + censored)));
  const risk = [...n];
  const events = new Array<number>(k).fill(0);
  /** How far each group has been read: all are in the order of time. */
  const at = new Array<number>(k).fill(0);
  const observed = new Array<number>(k).fill(0);
  const expected = new Array<number>(k).fill(0);
  const variance = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  let survival = 1;
  for (;;) {
    let time = Infinity;
    for (let i = 0; i < k; i++) time = Math.min(time, counts[i]?.[at[i] as number]?.time ?? Infinity);
    if (time === Infinity) break;
    for (let i = 0; i < k; i++) {
      const count = counts[i]?.[at[i] as number];
      events[i] = count?.time === time ? count.events : 0;
    }
    const d = sum(events);
    const total = sum(risk);
    const weight = rho === 0 ? 1 : survival;
    if (d > 0) {
      for (let i = 0; i < k; i++) {
        const share = (risk[i] as number) / total;
        observed[i] = (observed[i] as number) + weight * (events[i] as number);
        expected[i] = (expected[i] as number) + weight * d * share;
        if (total <= 1) continue;
        const row = variance[i] as number[];
        const spread = ((weight * weight * d * (total - d)) / (total - 1)) * share;
        for (let j = 0; j < k; j++)
          row[j] = (row[j] as number) + spread * ((i === j ? 1 : 0) - (risk[j] as number) / total);
      }
      survival *= 1 - d / total;
    }
    for (let i = 0; i < k; i++) {
      const count = counts[i]?.[at[i] as number];
      if (count?.time !== time) continue;
      risk[i] = (risk[i] as number) - count.events - count.censored;
      at[i] = (at[i] as number) + 1;
    }
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
