import type { MetricSums } from '../../api/contract/cube.ts';
import type { Dimension } from '../../api/contract/dimensions.ts';
import type { QueryAnswer, QueryRow } from '../../api/contract/query.ts';
import type { Question } from '../data/question.ts';
import type { Cube } from './cube.ts';
import { differ } from './differ.ts';
import { compareWith, type Compared } from './compare-cells.ts';
import { estimateSums, type Sums } from './estimate.ts';
import { findCube, ownConditions } from './find-cube.ts';
import { groupCells, type Members } from './group-cells.ts';
import { blocksOf, type Blocks } from './period.ts';
import { isObserved, readSums } from './sum-cells.ts';
import { withholdFew } from './withhold.ts';

/** A number that no cube holds and that the server will give. */
export const PENDING = 'pending';
/** A number whose comparison has not been tested. */
export const UNTESTED = 'untested';

const LEVEL = 0.95;

/**
 * The number of one mark, and beside it what it is compared with. Every row has the same keys in the same order: hundreds
 * are made in a frame, and engines are slow at objects that grow.
 */
const toRow = (
  id: string,
  metric: MetricSums,
  members: Members,
  sums: Sums,
  group: number,
  compared: Compared | null,
): QueryRow => {
  const own = estimateSums(metric, sums, group);
  const other = compared?.has(group) ? estimateSums(metric, compared.sums, group) : null;
  const difference = other && compared ? differ(metric.kind, own, other, compared.ratio) : null;
  const [previous, peers] = compared?.side === 'peers' ? [null, other] : [other, null];
  const row: QueryRow = {
    metric: id,
    value: own.value,
    lower: own.lower,
    upper: own.upper,
    level: own.value === null ? null : LEVEL,
    method: own.method,
    n: own.n,
    n_eff: own.n_eff,
    suppressed: false,
    flags: [UNTESTED],
    bound_lower: own.bound_lower,
    bound_upper: own.bound_upper,
    previous_value: previous?.value ?? null,
    previous_n: previous?.n ?? null,
    peers_value: peers?.value ?? null,
    peers_n: peers?.n ?? null,
    difference: difference?.difference ?? null,
    difference_lower: difference?.difference_lower ?? null,
    difference_upper: difference?.difference_upper ?? null,
    p: null,
    q: null,
    verdict: null,
  };
  for (const name in members) row[name as keyof Members] = members[name as keyof Members] ?? null;
  withholdFew(row, metric.kind === 'count');
  return row;
};

const rowsOf = (
  cube: Cube,
  id: string,
  question: Question,
  blocks: Blocks,
  month: string | null,
): QueryRow[] => {
  const metric = cube.description.metrics[id];
  if (!metric) return [];
  const by = (question.by ?? []).filter((name): name is Exclude<Dimension, 'month'> => name !== 'month');
  const grouping = groupCells(cube, by, ownConditions(cube, question.where ?? {}));
  const sums = readSums(cube, metric, blocks, grouping);
  const compared = month === null ? compareWith(cube, metric, question, sums, grouping) : null;
  return grouping.members.flatMap((members, group) =>
    isObserved(metric, sums, group)
      ? [toRow(id, metric, month === null ? members : { month, ...members }, sums, group, compared)]
      : [],
  );
};

const pendingRow = (metric: string): QueryRow => ({
  metric,
  value: null,
  lower: null,
  upper: null,
  level: null,
  method: null,
  n: null,
  n_eff: null,
  suppressed: false,
  flags: [PENDING],
});

const metricRows = (cube: Cube | null, id: string, question: Question): QueryRow[] | null => {
  const { by = [], from = null, to = null } = question;
  if (!cube) return by.length === 0 ? [pendingRow(id)] : null;
  const blocks = blocksOf(cube.description.bins, from, to);
  if (!blocks) return null;
  if (!by.includes('month')) return rowsOf(cube, id, question, blocks, null);
  const first = blocks.before ?? 0;
  return cube.description.bins
    .slice(first, blocks.last)
    .flatMap((month, i) => rowsOf(cube, id, question, { before: first + i, last: first + i + 1 }, month));
};

/**
 * Answers a question from cubes, the way `/query` does but for what has to be tested: no p, no verdict, no control limits.
 * A metric without a cube gives a pending row where the answer is one row.
 * @returns null when the cubes cannot answer it
 */
export const answerQuestion = (cubes: readonly Cube[], question: Question): QueryAnswer | null => {
  const found = question.metrics.map((id) => ({ id, cube: findCube(cubes, id, question) }));
  const some = found.find(({ cube }) => cube)?.cube;
  if (!some) return null;
  const rows: QueryRow[] = [];
  for (const { id, cube } of found) {
    const own = metricRows(cube, id, question);
    if (own === null) return null;
    rows.push(...own);
  }
  const { description } = some;
  return {
    metrics: [...question.metrics],
    by: [...(question.by ?? [])],
    from: question.from ?? null,
    to: question.to ?? null,
    compared: null,
    audience: description.audience,
    cut: description.cut,
    weighted: description.weighted,
    cases: description.cases,
    min_n: 10,
    declared: { benchmark: null, composite: null, index: null },
    data_version: description.data_version,
    source: description.source,
    n_tested: null,
    notes: [],
    rows,
  };
};
