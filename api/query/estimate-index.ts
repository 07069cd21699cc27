import type { IndexComponent } from '../contract/query.ts';
import { drawNormal } from './draw-normal.ts';
import { LEVEL, nothing, type Estimate } from './estimate.ts';
import type { Seeded } from './measure.ts';
import { quantile, zOf } from '../stats/index.ts';

const DRAWS = 2000;
const FLOOR = 1;
const TAIL = (1 - LEVEL) / 2;

/** A component on the way into the index, on the scale 0–100 where more is better. */
export interface ScoredComponent {
  readonly metric: string;
  readonly item: string | null;
  readonly weight: number;
  readonly estimate: Estimate;
  readonly unit: 'share' | 'score' | 'net';
  readonly lowerIsBetter: boolean;
}

/** A number of a unit as 0–100 where more is better. */
const toScore = (value: number, { unit, lowerIsBetter }: ScoredComponent): number => {
  const score = unit === 'share' ? 100 * value : unit === 'net' ? (value + 100) / 2 : value;
  return lowerIsBetter ? 100 - score : score;
};

const scoredInterval = (component: ScoredComponent): { lower: number | null; upper: number | null } => {
  const ends = [component.estimate.lower, component.estimate.upper].map((end) =>
    end === null ? null : toScore(end, component),
  );
  const [lower = null, upper = null] = component.lowerIsBetter ? ends.reverse() : ends;
  return { lower, upper };
};

/** Weighted geometric mean of scores held to 1–100 (OECD/JRC 2008, step 6); weights sum to 1. */
export const geometricMean = (scores: readonly number[], weights: readonly number[]): number =>
  Math.exp(
    scores.reduce(
      (sum, score, i) => sum + (weights[i] ?? 0) * Math.log(Math.min(100, Math.max(FLOOR, score))),
      0,
    ),
  );

const standardError = ({ lower, upper }: { lower: number | null; upper: number | null }): number =>
  lower === null || upper === null ? 0 : (upper - lower) / (2 * zOf(LEVEL));

/** Weights drawn evenly over all that sum to 1 (Dirichlet with ones). */
const drawWeights = (k: number, random: () => number): number[] => {
  const gaps = Array.from({ length: k }, () => -Math.log(1 - random()));
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  return gaps.map((gap) => gap / total);
};

const spread = (draws: readonly number[]): { lower: number; upper: number; se: number } => {
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const squares = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0);
  return {
    lower: quantile(draws, TAIL),
    upper: quantile(draws, 1 - TAIL),
    se: Math.sqrt(squares / (draws.length - 1)),
  };
};

/**
 * The index of its components, with the interval of their sampling error by simulation and, as sensitivity, what other
 * weights would have given. A component that was not observed leaves it unmeasured.
 */
export const estimateIndex = (components: readonly ScoredComponent[], seeded: Seeded): Estimate => {
  const parts = components.map((component): IndexComponent & { se: number } => {
    const { metric, item, weight, estimate } = component;
    const interval = scoredInterval(component);
    const score = estimate.value === null ? null : toScore(estimate.value, component);
    return { metric, item, weight, score, ...interval, n: estimate.n, se: standardError(interval) };
  });
  const shown = parts.map(({ se: _se, ...part }) => part);
  const scores = parts.flatMap(({ score }) => score ?? []);
  if (scores.length < parts.length)
    return { ...nothing(), flags: ['component_missing'], beside: { components: shown } };
  const weights = parts.map(({ weight }) => weight);
  const random = seeded(JSON.stringify(parts));
  const sampled = spread(
    Array.from({ length: DRAWS }, () =>
      geometricMean(
        parts.map(({ se }, i) => (scores[i] as number) + se * drawNormal(random)),
        weights,
      ),
    ),
  );
  const weighed = spread(
    Array.from({ length: DRAWS }, () => geometricMean(scores, drawWeights(parts.length, random))),
  );
  const lowest = scores.indexOf(Math.min(...scores));
  return {
    value: geometricMean(scores, weights),
    ...(sampled.se > 0 ? { lower: sampled.lower, upper: sampled.upper } : { lower: null, upper: null }),
    method: 'monte_carlo',
    n: Math.min(...components.map(({ estimate }) => estimate.n)),
    nEff: null,
    se: sampled.se,
    flags: [],
    beside: {
      lowest_component: nameOf(parts[lowest]),
      sensitivity_lower: weighed.lower,
      sensitivity_upper: weighed.upper,
      components: shown,
    },
  };
};

const nameOf = (part: { metric: string; item: string | null } | undefined): string | null =>
  part ? (part.item === null ? part.metric : `${part.metric}@${part.item}`) : null;
