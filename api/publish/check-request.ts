import { Problem, type ProblemDetail } from '../../etl/model/problem.ts';
import type { ValidRequest } from '../query/request.ts';
import { firstDay, lastDay } from './months.ts';
import type { Published } from './published.ts';
import { PUBLISHED_METRICS } from './subjects.ts';

const metricProblems = (request: ValidRequest): ProblemDetail[] =>
  request.metrics
    .map(({ id }, i) => ({ id, i }))
    .filter(({ id }) => !(id in PUBLISHED_METRICS))
    .map(({ id, i }) => ({
      code: 'metric_not_published',
      detail: `${id} is not published.`,
      pointer: `/metrics/${i}`,
      value: id,
      way_out: `Published are ${Object.keys(PUBLISHED_METRICS).join(', ')}.`,
    }));

const grainProblems = (request: ValidRequest, grains: readonly string[]): ProblemDetail[] => {
  const surveyByIssue =
    request.metrics.some(({ id }) => PUBLISHED_METRICS[id] === 'survey') &&
    [...request.by, ...Object.keys(request.where)].some((name) => name === grains[2]);
  return [
    ...request.by
      .map((name, i) => ({ name, i }))
      .filter(({ name }) => !grains.includes(name))
      .map(({ name, i }) => ({
        code: 'grain_not_published',
        detail: `Numbers by ${name} are not published.`,
        pointer: `/by/${i}`,
        value: name,
        way_out: `Ask by ${grains.join(', ')}, or by none.`,
      })),
    ...(surveyByIssue
      ? [
          {
            code: 'grain_not_published',
            detail: `The survey's overall question has no ${grains[2]}, so its numbers are not published by it.`,
            pointer: '/by',
            value: grains[2] ?? '',
            way_out: 'Ask the survey by month and district.',
          },
        ]
      : []),
  ];
};

const filterProblems = (request: ValidRequest, grains: readonly string[]): ProblemDetail[] =>
  Object.keys(request.where)
    .filter((name) => name === 'month' || !grains.includes(name))
    .map((name) => ({
      code: 'filter_not_published',
      detail: `What was published cannot be filtered by ${name}.`,
      pointer: `/where/${name}`,
      value: name,
      way_out: `Filter by ${grains.slice(1).join(' or ')}, and by whole months with from and to.`,
    }));

const dateProblems = (request: ValidRequest, { months }: Published): ProblemDetail[] => {
  const [first, last] = [months[0] ?? '', months.at(-1) ?? ''];
  const wrong = (day: string, edge: (month: string) => string): boolean =>
    !months.includes(day.slice(0, 7)) || edge(day.slice(0, 7)) !== day;
  const problem = (pointer: 'from' | 'to', day: string): ProblemDetail => ({
    code: 'dates_not_published',
    detail: `Nothing is published ${pointer} ${day}: only whole months, ${first} to ${last}, are.`,
    pointer: `/${pointer}`,
    value: day,
    way_out: `Use from=${firstDay(first)} and to=${lastDay(last)}, or whole months between them.`,
  });
  return [
    ...(request.from && wrong(request.from, firstDay) ? [problem('from', request.from)] : []),
    ...(request.to && wrong(request.to, lastDay) ? [problem('to', request.to)] : []),
  ];
};

const optionProblems = (request: ValidRequest): ProblemDetail[] =>
  [
    { asked: request.compare !== undefined, pointer: '/compare', what: 'Comparisons are' },
    { asked: request.control, pointer: '/control', what: 'Control limits are' },
    { asked: request.cases === 'assessed', pointer: '/cases', what: 'Numbers of assessed cases alone are' },
    { asked: request.benchmark !== undefined, pointer: '/benchmark', what: 'Comparisons with targets are' },
    { asked: request.composite !== undefined, pointer: '/composite', what: 'Composites are' },
    { asked: request.index !== undefined, pointer: '/index', what: 'Indexes are' },
    { asked: request.cut === 'official', pointer: '/cut', what: 'Numbers by the official cut are' },
  ]
    .filter(({ asked }) => asked)
    .map(({ pointer, what }) => ({
      code: 'option_not_published',
      detail: `${what} not published.`,
      pointer,
      way_out: 'Leave it out.',
    }));

/** Refuses what was not published, all of it at once. @throws Problem */
export const checkRequest = (request: ValidRequest, published: Published): void => {
  const grains = ['month', 'district', published.entry.issue_level];
  const problems = [
    ...metricProblems(request),
    ...grainProblems(request, grains),
    ...filterProblems(request, grains),
    ...dateProblems(request, published),
    ...optionProblems(request),
  ];
  if (problems.length > 0) throw new Problem('This was not published', problems, 400);
};
