import { Problem, type ProblemDetail } from '../../etl/model/problem.ts';
import { DIMENSIONS, GROUP_DIMENSIONS, TIME_DIMENSIONS } from '../contract/dimensions.ts';
import { queryRequestSchema, type QueryInput, type QueryRequest } from '../contract/query.ts';
import { findMetric, METRICS, type Metric } from '../metrics/index.ts';
import { checkDeclared } from './declared.ts';
import { didYouMean } from './nearest.ts';
import { shapeProblems } from './shape-problems.ts';

/** A request whose every name exists. */
export interface ValidRequest extends Omit<QueryRequest, 'metrics'> {
  readonly metrics: readonly Metric[];
}

const unknownNames = (input: Partial<QueryInput>): ProblemDetail[] => [
  ...(Array.isArray(input.metrics) ? input.metrics : [])
    .map((id, i) => ({ id: String(id), pointer: `/metrics/${i}` }))
    .filter(({ id }) => !findMetric(id))
    .map(({ id, pointer }) => ({
      code: 'unknown_metric',
      detail: `There is no metric "${id}".`,
      pointer,
      value: id,
      way_out: didYouMean(
        id,
        METRICS.map((metric) => metric.id),
      ),
    })),
  ...(Array.isArray(input.by) ? input.by : [])
    .map((name, i) => ({ name: String(name), pointer: `/by/${i}` }))
    .filter(({ name }) => !(DIMENSIONS as readonly string[]).includes(name))
    .map(({ name, pointer }) => ({
      code: 'unknown_dimension',
      detail: `There is no dimension "${name}".`,
      pointer,
      value: name,
      way_out: didYouMean(name, DIMENSIONS),
    })),
  ...Object.keys(input.where ?? {})
    .filter((name) => !(GROUP_DIMENSIONS as readonly string[]).includes(name))
    .map((name) => ({
      code: 'unknown_dimension',
      detail: `There is no dimension "${name}" to filter by.`,
      pointer: `/where/${name}`,
      value: name,
      way_out: (TIME_DIMENSIONS as readonly string[]).includes(name)
        ? 'Filter time with from and to.'
        : didYouMean(name, GROUP_DIMENSIONS),
    })),
];

const impossible = (request: QueryRequest): ProblemDetail[] => {
  const problems: ProblemDetail[] = [];
  const times = request.by.filter((name) => (TIME_DIMENSIONS as readonly string[]).includes(name));
  if (times.length > 1)
    problems.push({
      code: 'several_time_dimensions',
      detail: `A query has at most one calendar grain, and this one has ${times.join(' and ')}.`,
      pointer: '/by',
      value: times.join(','),
      way_out: 'Keep one of them.',
    });
  const twice = request.by.filter((name, i) => request.by.indexOf(name) !== i);
  if (twice.length > 0)
    problems.push({
      code: 'dimension_twice',
      detail: `Named twice: ${twice.join(', ')}.`,
      pointer: '/by',
      value: twice.join(','),
      way_out: 'Name each dimension once.',
    });
  if (request.from && request.to && request.from > request.to)
    problems.push({
      code: 'reversed_dates',
      detail: `The period ends (${request.to}) before it begins (${request.from}).`,
      pointer: '/from',
      value: request.from,
      way_out: 'Swap the two dates.',
    });
  if (request.control && (times.length !== 1 || request.by.length > 2))
    problems.push({
      code: 'control_needs_time',
      detail: 'Control limits need a series: one calendar grain, and at most one other dimension.',
      pointer: '/control',
      way_out: 'Ask by month, for example.',
    });
  if (request.compare === 'peers' && !request.by.includes('district'))
    problems.push({
      code: 'peers_need_district',
      detail: 'Peers are the same cell in all other districts, so the query has to be by district.',
      pointer: '/compare',
      value: 'peers',
      way_out: 'Add district to by.',
    });
  problems.push(...checkDeclared(request));
  return problems;
};

/**
 * Checks a request whole.
 * @throws Problem with everything that is wrong at once (unknown names with a suggestion, reversed dates …).
 */
export const validateRequest = (input: unknown): ValidRequest => {
  const loose = (typeof input === 'object' && input !== null ? input : {}) as Partial<QueryInput>;
  const named = unknownNames(loose);
  const parsed = queryRequestSchema.safeParse(input);
  const told = (pointer: string | undefined): boolean =>
    named.some((problem) => problem.pointer === pointer || problem.pointer?.startsWith(`${pointer}/`));
  const shape = parsed.success
    ? []
    : shapeProblems(parsed.error.issues, Object.keys(queryRequestSchema.shape)).filter(
        (problem) => !told(problem.pointer),
      );
  const problems = [...named, ...shape, ...(parsed.success ? impossible(parsed.data) : [])];
  if (problems.length > 0 || !parsed.success)
    throw new Problem('The query cannot be answered', problems, 400);
  return { ...parsed.data, metrics: parsed.data.metrics.flatMap((id) => findMetric(id) ?? []) };
};
