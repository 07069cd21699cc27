import { CASE_COUNTS, type CaseCount } from '../../etl/model/rollup.ts';
import type { Bound } from '../../etl/warehouse/session.ts';
import type { Metric } from '../metrics/metric.ts';
import { choiceSql, INSTRUMENT_JOIN, SCORE, sourcesOf } from '../query/fetch-ratings.ts';
import { respondentMeans } from '../query/fetch-respondents.ts';
import { chooseGrain, scan, selectSql, type Scan, type Selection } from '../query/plan.ts';
import type { Held } from '../query/held.ts';
import { chooseRatings } from '../query/rating-choice.ts';
import { weigh } from '../query/weights/raked-fact.ts';
import type { ValidRequest } from '../query/request.ts';
import { ALL_CASES, caseCounts, MEAN_SUMS, meanColumn } from './metric-sums.ts';

/** One statement of a cube: the dimensions `d0` … as text, then its sums. */
export interface Part {
  readonly fact: 'case' | 'rating';
  readonly source: 'rollup' | 'rows';
  readonly sql: string;
  readonly values: Readonly<Record<string, Bound>>;
  /** The active dimension is written as its label already; else as a day. */
  readonly isLabelled: boolean;
  /** Its sums, by their names. */
  readonly sums: readonly string[];
  readonly note: string | null;
}

/**
 * A scan that groups by the day its cells stand for (a day, or the first of a month) where the active dimension comes
 * last: labels are written once for each group and not for each row.
 */
const scanDays = (...[held, selection, fact, grain]: Parameters<typeof scan>): Scan => {
  const over = scan(held, { ...selection, by: selection.by.slice(0, -1) }, fact, grain);
  return { ...over, dimensions: [...over.dimensions, `f."on" AS d${over.dimensions.length}`] };
};

const casePart = (held: Held, { metrics, cut }: ValidRequest, selection: Selection): Part[] => {
  const counts = caseCounts(metrics, cut);
  if (counts.length === 0) return [];
  const grain = chooseGrain(held, selection, 'case_fact', 'counts');
  const over = scanDays(held, selection, 'case_fact', grain);
  const sumOf = (name: CaseCount): string =>
    grain ? `sum(f.${name})` : `count(*) FILTER (WHERE ${CASE_COUNTS[name]})`;
  const columns = [
    `${sumOf('n_cases')} + ${sumOf('n_consultations')} AS ${ALL_CASES}`,
    ...counts.map((name) => `${sumOf(name)} AS ${name}`),
  ];
  return [
    {
      fact: 'case',
      source: over.source,
      isLabelled: false,
      sql: selectSql(over, columns),
      values: over.values,
      sums: [ALL_CASES, ...counts],
      note: null,
    },
  ];
};

/** The six sums of a mean over rows of `n` answers with the same score. */
const meanSums = (metric: string, n: string, w: string, w2: string, score: string): string[] => {
  const expressions = {
    n,
    w,
    w2,
    ws: `${w} * ${score}`,
    w2s: `${w2} * ${score}`,
    w2s2: `${w2} * ${score} * ${score}`,
  };
  return MEAN_SUMS.map((sum) => `sum(CAST(${expressions[sum]} AS DOUBLE)) AS ${meanColumn(metric, sum)}`);
};

const meanPart = (metric: Metric, request: ValidRequest, selection: Selection, held: Held): Part => {
  const sums = MEAN_SUMS.map((sum) => meanColumn(metric.id, sum));
  const weightOr = (w: string, n: string): string => (request.unweighted ? n : w);
  if (metric.formula.family === 'sense') {
    const { sql, values } = respondentMeans(
      held,
      selection,
      { sense: metric.formula.sense },
      !request.unweighted,
    );
    const names = selection.by.map((_, i) => `d${i}`);
    const weights = [weightOr('weight', '1'), weightOr('weight * weight', '1')] as const;
    return {
      fact: 'rating',
      source: 'rows',
      isLabelled: true,
      sql: `SELECT ${[...names, ...meanSums(metric.id, '1', weights[0], weights[1], 'score')].join(', ')} FROM (${sql}) GROUP BY ALL`,
      values,
      sums,
      note: null,
    };
  }
  const { choice, note } = chooseRatings(metric.formula, request, held.instruments);
  const weighed = weigh(held, !request.unweighted && choice.kind !== 'complaints', sourcesOf(choice, held));
  const grain = chooseGrain(weighed, selection, 'rating_fact', 'sums');
  const over = scanDays(weighed, selection, 'rating_fact', grain);
  const { conditions, values } = choiceSql(choice);
  const [n, w, w2] = grain ? ['f.n', 'f.w', 'f.w2'] : ['1', 'f.weight', 'f.weight * f.weight'];
  return {
    fact: 'rating',
    source: over.source,
    isLabelled: false,
    sql: selectSql(
      over,
      meanSums(metric.id, n, weightOr(w, n), weightOr(w2, n), `(${SCORE})`),
      INSTRUMENT_JOIN,
      [...conditions, 'f.point IS NOT NULL'],
    ),
    values: { ...over.values, ...values },
    sums,
    note,
  };
};

/** The statements of a cube, one for the counts of cases and one for each mean. */
export const partsOf = (request: ValidRequest, selection: Selection, held: Held): Part[] => [
  ...casePart(held, request, selection),
  ...request.metrics
    .filter(({ formula }) => formula.family === 'rating_mean' || formula.family === 'sense')
    .map((metric) => meanPart(metric, request, selection, held)),
];
