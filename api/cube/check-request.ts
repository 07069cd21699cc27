import { Problem } from '../../etl/model/problem.ts';
import { TIME_DIMENSIONS, type TimeDimension } from '../contract/dimensions.ts';
import { METRICS } from '../metrics/index.ts';
import { didYouMean } from '../query/nearest.ts';
import { validateRequest, type ValidRequest } from '../query/request.ts';
import { metricSums } from './metric-sums.ts';

/** A cube asked for, checked the way a query is. */
export interface CubeAsked {
  readonly active: TimeDimension;
  /** The query whose numbers the cube holds; the active dimension stands last in `by`. */
  readonly request: ValidRequest;
}

const refuse = (problems: Problem['problems']): Problem =>
  new Problem('The cube cannot be made', [...problems], 400);

const activeOf = (value: unknown): TimeDimension => {
  const found = TIME_DIMENSIONS.find((each) => each === (value ?? 'month'));
  if (found) return found;
  throw refuse([
    {
      code: 'unknown_active',
      detail: `"${String(value)}" is no calendar grain to brush.`,
      pointer: '/active',
      value: String(value),
      way_out: didYouMean(String(value), TIME_DIMENSIONS),
    },
  ]);
};

/**
 * Reads a request for a cube. @throws Problem with everything that is wrong: what a query would refuse, metrics that are no
 * quotient of sums, a second calendar grain, the public.
 */
export const checkCubeRequest = (input: unknown): CubeAsked => {
  const {
    active: named,
    by,
    ...rest
  } = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  const active = activeOf(named);
  const dimensions: unknown[] = Array.isArray(by) ? by : by === undefined ? [] : [by];
  const request = validateRequest({ ...rest, by: [...dimensions, active] });
  if (request.audience === 'public')
    throw refuse([
      {
        code: 'cube_not_published',
        detail: 'The public is answered from what was published, and no cube was.',
        pointer: '/audience',
        value: 'public',
        way_out: 'Ask /query for what was published.',
      },
    ]);
  const problems = [
    ...request.metrics.flatMap((metric, i) =>
      metricSums(metric, request.cut)
        ? []
        : [
            {
              code: 'metric_not_in_cube',
              detail: `${metric.label.en} (${metric.id}) is not a quotient of sums over ${active}s, so no cube holds it.`,
              pointer: `/metrics/${i}`,
              value: metric.id,
              way_out: `Cubes hold ${METRICS.filter((each) => metricSums(each, request.cut))
                .map(({ id }) => id)
                .join(', ')}.`,
            },
          ],
    ),
    ...(request.compare || request.control || request.benchmark
      ? [
          {
            code: 'cube_has_no_comparison',
            detail: 'A cube holds sums; comparisons are made from them.',
            pointer: request.compare ? '/compare' : request.control ? '/control' : '/benchmark',
            way_out: 'Leave it out, or ask /query.',
          },
        ]
      : []),
    ...(dimensions.length > 4
      ? [
          {
            code: 'too_many_dimensions',
            detail: `A cube has at most four dimensions besides the active one, and this one has ${dimensions.length}.`,
            pointer: '/by',
            way_out: 'Leave some out.',
          },
        ]
      : []),
  ];
  if (problems.length > 0) throw refuse(problems);
  return { active, request };
};
