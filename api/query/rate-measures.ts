import { countAgainst, errorAgainst } from './against.ts';
import { SHARE } from './case-measures.ts';
import { differByError } from './estimate-ratings.ts';
import { differPer1000, estimateClearance, estimatePer1000, estimateRepeats } from './estimate-rates.ts';
import { fetchClearance, fetchPerResident } from './fetch-rates.ts';
import { fetchRowRate } from './fetch-row-rate.ts';
import type { Measure, QueryContext } from './measure.ts';
import { addRateCells, emptyRateCells, type RateCells } from './rate-cells.ts';
import { REPEATS } from './row-rate.ts';

const BASE = { empty: emptyRateCells, add: addRateCells, note: null };

export const repeatMeasure = ({ session }: QueryContext): Measure<RateCells> => ({
  ...BASE,
  ...SHARE,
  fetch: (selection) => fetchRowRate(session, selection, REPEATS),
  estimate: estimateRepeats,
  available: (cells) => cells.known > 0,
});

export const clearanceMeasure = ({ session, needs }: QueryContext): Measure<RateCells> => ({
  ...BASE,
  fetch: (selection) => fetchClearance(session, selection, needs.counts),
  estimate: estimateClearance,
  differ: (a, b) => differByError(a.estimate, b.estimate),
  against: ({ estimate }, target) => errorAgainst(estimate, target, 'normal'),
  available: (cells) => cells.known > 0,
});

export const per1000Measure = ({ session, needs }: QueryContext): Measure<RateCells> => ({
  ...BASE,
  fetch: (selection) => fetchPerResident(session, selection, needs.counts),
  estimate: estimatePer1000,
  differ: (a, b, exposure) => differPer1000(a.cells, b.cells, exposure),
  against: ({ estimate, cells }, target) =>
    countAgainst(estimate, target, cells.x, (cells.residents ?? 0) / 1000),
  available: (cells) => cells.known > 0,
  absent:
    'Cases per 1,000 residents (per_1000): no population table is loaded. Load one with: barometer reference load population FILE.',
});
