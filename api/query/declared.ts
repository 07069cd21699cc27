import type { ProblemDetail } from '../../etl/model/problem.ts';
import type { Component, Declared } from '../contract/declared.ts';
import type { QueryRequest } from '../contract/query.ts';
import { findMetric, METRICS, type Metric } from '../metrics/index.ts';
import { didYouMean } from './nearest.ts';

/** The rates a composite is made of. */
export const COMPOSITE_RATES = ['response_rate', 'resolution_rate', 'satisfaction_rate'] as const;
export type CompositeRate = (typeof COMPOSITE_RATES)[number];

/** Units that a score of 0–100 follows from without asking anybody for a scale. */
const SCORED_UNITS: readonly string[] = ['share', 'score', 'net'];
/** Shares without an upper end, and numbers that are themselves made of declared ones. */
const NOT_SCORED: readonly string[] = ['index', 'clearance', 'exclusion_gap', 'revision_gap'];

const isScored = (metric: Metric): boolean =>
  SCORED_UNITS.includes(metric.unit) &&
  metric.direction !== 'neutral' &&
  !NOT_SCORED.includes(metric.formula.family);

const unknownMetric = (id: string, pointer: string, known: readonly string[]): ProblemDetail => ({
  code: 'unknown_metric',
  detail: `There is no metric "${id}" to use here.`,
  pointer,
  value: id,
  way_out: didYouMean(id, known),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const noWeight = (pointer: string): ProblemDetail => ({
  code: 'no_weight',
  detail: 'All weights are zero.',
  pointer,
  way_out: 'Give at least one weight above zero.',
});

const checkComposite = (request: QueryRequest, asked: readonly Metric[]): ProblemDetail[] => {
  const needing = asked.filter(({ formula }) => ['composite', 'exclusion_gap'].includes(formula.family));
  if (needing.length > 0 && !request.composite)
    return [
      {
        code: 'weights_not_declared',
        detail: `${needing.map(({ id }) => id).join(' and ')} needs declared weights: there is no default that could be any city’s.`,
        pointer: '/composite',
        way_out:
          'Add composite=response_rate:1,resolution_rate:2,satisfaction_rate:2, with your own weights.',
      },
    ];
  const problems = Object.keys(request.composite ?? {})
    .filter((id) => !(COMPOSITE_RATES as readonly string[]).includes(id))
    .map((id) => unknownMetric(id, `/composite/${id}`, COMPOSITE_RATES));
  if (request.composite && sum(Object.values(request.composite)) <= 0) problems.push(noWeight('/composite'));
  if (request.cases === 'assessed' && needing.some(({ formula }) => formula.family === 'exclusion_gap'))
    problems.push({
      code: 'gap_needs_all_cases',
      detail:
        'The exclusion gap compares all cases with the assessed ones, so it cannot be asked of assessed cases only.',
      pointer: '/cases',
      value: 'assessed',
      way_out: 'Leave cases=assessed out.',
    });
  return problems;
};

const checkIndex = (request: QueryRequest, asked: readonly Metric[]): ProblemDetail[] => {
  if (!request.index)
    return asked.some(({ formula }) => formula.family === 'index')
      ? [
          {
            code: 'index_not_declared',
            detail: 'The barometer index needs declared components and weights.',
            pointer: '/index',
            way_out: 'Add index=satisfaction_mean:2,sense_security:1,on_time_rate:1, with your own.',
          },
        ]
      : [];
  const usable = METRICS.filter(isScored).map(({ id }) => id);
  const names = request.index.map(({ metric, item }) => `${metric}@${item ?? ''}`);
  const problems = request.index.flatMap(({ metric: id }, i): ProblemDetail[] => {
    const pointer = `/index/${i}/metric`;
    const metric = findMetric(id);
    if (!metric) return [unknownMetric(id, pointer, usable)];
    if (names.indexOf(names[i] as string) < i)
      return [
        {
          code: 'component_twice',
          detail: `Named twice: ${id}.`,
          pointer,
          value: id,
          way_out: 'Name each component once.',
        },
      ];
    if (isScored(metric)) return [];
    return [
      {
        code: 'no_score',
        detail: `${id} is no score with a better and a worse end, so it cannot stand in an index.`,
        pointer,
        value: id,
        way_out: `Use one of: ${usable.join(', ')}.`,
      },
    ];
  });
  if (sum(request.index.map(({ weight }) => weight)) <= 0) problems.push(noWeight('/index'));
  return problems;
};

const checkBenchmark = (request: QueryRequest, asked: readonly Metric[]): ProblemDetail[] => {
  const { benchmark, compare } = request;
  if ((compare === 'benchmark') !== (benchmark !== undefined))
    return [
      {
        code: compare === 'benchmark' ? 'benchmark_missing' : 'benchmark_without_comparison',
        detail:
          compare === 'benchmark'
            ? 'A comparison with a benchmark needs its value.'
            : 'A benchmark was given and nothing is compared with it.',
        pointer: compare === 'benchmark' ? '/benchmark' : '/compare',
        way_out: 'Give compare=benchmark and benchmark=metric:value together.',
      },
    ];
  if (benchmark === undefined || typeof benchmark === 'number') return [];
  const ids = asked.map(({ id }) => id);
  return [
    ...Object.keys(benchmark)
      .filter((id) => !ids.includes(id))
      .map((id) => unknownMetric(id, `/benchmark/${id}`, ids)),
    ...ids
      .filter((id) => benchmark[id] === undefined)
      .map((id) => ({
        code: 'benchmark_missing',
        detail: `There is no benchmark for ${id}.`,
        pointer: `/benchmark/${id}`,
        way_out: `Add ${id}:value to benchmark.`,
      })),
  ];
};

/** Everything that is wrong with what a request declares: weights, components, targets. */
export const checkDeclared = (request: QueryRequest): ProblemDetail[] => {
  const asked = request.metrics.flatMap((id) => findMetric(id) ?? []);
  return [
    ...checkComposite(request, asked),
    ...checkIndex(request, asked),
    ...checkBenchmark(request, asked),
  ];
};

/** Weights as shares of their sum. */
export const shareOut = (weights: readonly number[]): number[] => {
  const total = sum(weights);
  return weights.map((weight) => weight / total);
};

const sharesOf = (weights: Readonly<Record<string, number>>): Record<string, number> => {
  const shares = shareOut(Object.values(weights));
  return Object.fromEntries(Object.keys(weights).map((id, i) => [id, shares[i] as number]));
};

/** What an answer says it was computed with. */
export const declaredOf = (request: {
  readonly metrics: readonly Metric[];
  readonly benchmark?: QueryRequest['benchmark'] | undefined;
  readonly composite?: Readonly<Record<string, number>> | undefined;
  readonly index?: readonly Component[] | undefined;
}): Declared => {
  const { benchmark, composite, index } = request;
  const shares = shareOut((index ?? []).map(({ weight }) => weight));
  return {
    benchmark:
      benchmark === undefined
        ? null
        : typeof benchmark === 'number'
          ? Object.fromEntries(request.metrics.map(({ id }) => [id, benchmark]))
          : benchmark,
    composite: composite ? sharesOf(composite) : null,
    index: index
      ? index.map(({ metric, item }, i) => ({ metric, item: item ?? null, weight: shares[i] as number }))
      : null,
  };
};
