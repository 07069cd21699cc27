import type { QueryRow } from '../contract/query.ts';
import { isTime } from './dimension-sql.ts';
import type { ValidRequest } from './request.ts';
import { xmrChart } from '../stats/index.ts';
import { isCount } from './withhold.ts';

const FEWEST_FOR_LIMITS = 5;
const FEWEST_FOR_FIRM_LIMITS = 13;

/**
 * Writes control limits and signals into every series of an answer: XmR with the NHS "Making Data Count" rules. Fewer than
 * 13 points give provisional limits, fewer than 5 none.
 */
export const addControlLimits = (rows: readonly QueryRow[], request: ValidRequest): void => {
  const others = request.by.filter((dimension) => !isTime(dimension));
  const series = new Map<string, number[]>();
  rows.forEach((row, i) => {
    if (row.value === null || (row.n !== null && row.n < request.min_n && !isCount(row))) return;
    const key = JSON.stringify([row.metric, ...others.map((dimension) => row[dimension] ?? null)]);
    const indices = series.get(key);
    if (indices) indices.push(i);
    else series.set(key, [i]);
  });
  for (const row of rows) {
    row.center = null;
    row.limit_lower = null;
    row.limit_upper = null;
    row.signal = null;
    row.signal_side = null;
  }
  for (const indices of series.values()) {
    if (indices.length < FEWEST_FOR_LIMITS) continue;
    const chart = xmrChart(indices.map((i) => rows[i]?.value as number));
    indices.forEach((i, position) => {
      const row = rows[i] as QueryRow;
      row.center = chart.mean;
      row.limit_lower = chart.lower;
      row.limit_upper = chart.upper;
      const signal = chart.signals[position] ?? null;
      row.signal = signal;
      row.signal_side = signal === null ? null : (row.value as number) > chart.mean ? 'above' : 'below';
      if (indices.length < FEWEST_FOR_FIRM_LIMITS) row.flags = [...row.flags, 'provisional'];
    });
  }
};
