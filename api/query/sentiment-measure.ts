import type { Formula } from '../metrics/metric.ts';
import { weightedMean, welchDifference, type MeanSums } from '../stats/index.ts';
import { errorAgainst } from './against.ts';
import { collect, num, type Fetched, type Row } from './collect-cells.ts';
import { LEVEL, noDifference, nothing, type Difference, type Estimate } from './estimate.ts';
import type { Reader } from './held.ts';
import type { Measure, QueryContext } from './measure.ts';
import { scan, selectSql, type Selection } from './plan.ts';

/** n, Σs and Σs² of the scores of comments. */
interface SentimentCells {
  n: number;
  s: number;
  s2: number;
}

const sumsOf = ({ n, s, s2 }: SentimentCells): MeanSums => ({ n, w: n, w2: n, ws: s, w2s: s, w2s2: s2 });

/** Sums in fixed point, so that they do not depend on the order of adding. */
const fetchSentiment = async (
  session: Reader,
  selection: Selection,
  kind: 'survey' | 'complaints',
): Promise<Fetched<SentimentCells>> => {
  const over = scan(session.held, selection, 'rating_fact', null, 'comment_fact');
  const rows = await session.rows<Row>(
    selectSql(
      over,
      [
        'count(*) AS n',
        'sum(CAST(s.score AS DECIMAL(18,6))) AS s',
        'sum(CAST(s.score * s.score AS DECIMAL(18,9))) AS s2',
      ],
      'JOIN comment_sentiment s ON s.import_id = f.import_id AND s.line = f.line',
      [`f.kind = '${kind}'`, 's.score IS NOT NULL'],
    ),
    over.values,
  );
  const groups: Fetched<SentimentCells>['groups'] = new Map();
  collect(
    groups,
    rows,
    selection,
    () => ({ n: 0, s: 0, s2: 0 }),
    (cells, row) => {
      cells.n += num(row, 'n');
      cells.s += num(row, 's');
      cells.s2 += num(row, 's2');
    },
  );
  for (const [key, { cells }] of groups) if (cells.n === 0) groups.delete(key);
  return { source: 'rows', groups };
};

const estimate = (cells: SentimentCells): Estimate => {
  const found = weightedMean(sumsOf(cells), LEVEL);
  if (!found) return nothing();
  const { mean, se, interval } = found;
  return {
    value: mean,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
    method: 't',
    n: cells.n,
    nEff: cells.n,
    se,
    flags: [],
  };
};

const differ = (a: SentimentCells, b: SentimentCells): Difference => {
  const found = welchDifference(sumsOf(a), sumsOf(b), LEVEL);
  return found ? { difference: found.difference, ...found.interval, p: found.p } : noDifference;
};

/** The mean tone of comments, answered from the rows. */
export const sentimentMeasure = (
  { kind }: Extract<Formula, { family: 'sentiment' }>,
  { session }: QueryContext,
): Measure<SentimentCells> => ({
  fetch: (selection) => fetchSentiment(session, selection, kind),
  empty: () => ({ n: 0, s: 0, s2: 0 }),
  add: (into, from, sign = 1) => {
    into.n += sign * from.n;
    into.s += sign * from.s;
    into.s2 += sign * from.s2;
    return into;
  },
  estimate,
  differ: (a, b) => differ(a.cells, b.cells),
  against: ({ estimate: own }, target) => errorAgainst(own, target, 'student'),
  available: (cells) => cells.n > 0,
  note: null,
});
