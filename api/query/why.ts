import type { Session } from '../../etl/warehouse/session.ts';
import type { GroupDimension } from '../contract/dimensions.ts';
import { whyRequestSchema, type WhyAnswer, type WhyRequest } from '../contract/why.ts';
import type { Metric } from '../metrics/index.ts';
import { askOne, readShape, repeatAsked, type OneAsked } from './ask-one.ts';
import type { Members } from './cells.ts';
import { earlierPeriod } from './compare.ts';
import { readContext } from './context.ts';
import { decompose, type SplitCell } from './decompose.ts';
import { groupKey, type Fetched } from './collect-cells.ts';
import { meanSumsOf, type SumsOf } from './mean-sums.ts';
import type { Measure, QueryContext } from './measure.ts';
import { lengthInDays } from './period.ts';
import { needsOf } from './needs.ts';
import { seededRandom } from './seeded-random.ts';
import { judgeDifference } from './verdict.ts';
import { toContribution, toParts } from './why-parts.ts';
import { measureOf } from './with-measure.ts';

const TITLE = 'The change cannot be explained';

/** A cell with its members and the sums of both periods. */
export interface NamedCell extends SplitCell {
  readonly members: Members;
}

/** The dimensions a change is split over when none are named: those that the data of the metric's kind know. */
const usualDimensions = async (session: Session, metric: Metric): Promise<GroupDimension[]> => {
  if (metric.kind !== 'complaints') return ['district', 'channel'];
  const [known] = await session.rows<{ issue_group: boolean; channel: boolean }>(
    `SELECT coalesce(bool_or(issue_group IS NOT NULL), false) AS issue_group,
       coalesce(bool_or(channel IS NOT NULL), false) AS channel FROM case_month`,
  );
  return [
    'district',
    known?.issue_group ? 'issue_group' : 'issue',
    ...(known?.channel ? ['channel' as const] : []),
  ];
};

const pair = (
  by: readonly GroupDimension[],
  now: Fetched<unknown>,
  then: Fetched<unknown>,
  sums: SumsOf,
): NamedCell[] => {
  const cells = new Map<string, NamedCell>();
  for (const { members, cells: held } of now.groups.values())
    cells.set(groupKey(members, by), { members, now: sums(held), then: null });
  for (const { members, cells: held } of then.groups.values()) {
    const key = groupKey(members, by);
    cells.set(key, { members, now: cells.get(key)?.now ?? null, then: sums(held) });
  }
  return [...cells.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
};

const wholeOf = (measure: Measure<unknown>, fetched: Fetched<unknown>): unknown => {
  const whole = measure.empty();
  for (const { cells } of fetched.groups.values()) measure.add(whole, cells);
  return whole;
};

const answer = async (
  asked: OneAsked<WhyRequest>,
  by: readonly GroupDimension[],
  context: QueryContext,
): Promise<WhyAnswer> => {
  const { input, metric, request, selection } = asked;
  const period = { from: input.from, to: input.to };
  const before = earlierPeriod(period, [], input.compare);
  const sums = meanSumsOf(metric, request, context);
  const measure = measureOf(metric, request, context);
  const now = await measure.fetch(selection);
  const then = await measure.fetch({ ...selection, period: before });
  const [wholeNow, wholeThen] = [wholeOf(measure, now), wholeOf(measure, then)];
  const [a, b] = [measure.estimate(wholeNow), measure.estimate(wholeThen)];
  const exposure = { a: lengthInDays(period), b: lengthInDays(before) };
  const difference = measure.differ(
    { estimate: a, cells: wholeNow },
    { estimate: b, cells: wholeThen },
    exposure,
  );
  const cells = pair(by, now, then, sums);
  const everything = decompose(cells, [cells.map((_, i) => i)]);
  const [all] = everything?.parts ?? [];
  const parts = toParts(cells, by, { metric, minN: request.min_n });
  const empty = [
    ...(a.value === null ? ['Nothing was observed in the period.'] : []),
    ...(b.value === null
      ? ['Nothing was observed in the earlier period, so there is no change to explain.']
      : []),
  ];
  return {
    metric: metric.id,
    by: [...by],
    ...repeatAsked(input),
    compared: { with: input.compare, ...before },
    data_version: String(context.held.version),
    source: now.source === 'rows' || then.source === 'rows' ? 'rows' : 'rollup',
    value: a.value,
    previous_value: b.value,
    n: a.n,
    previous_n: b.n,
    difference: everything ? everything.now - everything.then : null,
    difference_lower: difference.lower,
    difference_upper: difference.upper,
    verdict: judgeDifference(metric.direction, difference, Math.min(a.n, b.n) >= request.min_n),
    mix: all ? toContribution(all.mix) : null,
    rate: all ? toContribution(all.rate) : null,
    ...parts,
    notes: [...(measure.note ? [measure.note] : []), ...empty],
  };
};

/**
 * Splits the change of a metric between a period and the one before (or the same a year before) into mix and rate, over
 * the cells of the given dimensions. All reads see one state of the ledger.
 * @throws Problem for a metric that is no mean, unknown names, reversed dates.
 */
export const answerWhy = async (session: Session, input: unknown): Promise<WhyAnswer> => {
  const shaped = readShape(whyRequestSchema, input, TITLE);
  const asked = askOne(shaped, shaped.metric, [], TITLE);
  return session.transaction(async () => {
    const by = shaped.by ?? (await usualDimensions(session, asked.metric));
    const again = askOne(shaped, shaped.metric, by, TITLE);
    return answer(again, by, await readContext(session, seededRandom, needsOf([asked.metric])));
  });
};
