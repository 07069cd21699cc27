import type { Session } from '../../etl/warehouse/session.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { QueryAnswer, QueryRow } from '../contract/query.ts';
import type { Metric } from '../metrics/metric.ts';
import type { Members } from './cells.ts';
import { earlierPeriod, earlierReference, peersReference, type ReferenceOf } from './compare.ts';
import { addControlLimits } from './control.ts';
import { LEVEL, type Difference, type Estimate } from './estimate.ts';
import { withMeasure, type Measure, type QueryContext } from './measure.ts';
import type { Period } from './period.ts';
import type { Selection } from './plan.ts';
import { readInstruments } from './rating-choice.ts';
import { validateRequest, type ValidRequest } from './request.ts';
import { readDataVersion } from './summary.ts';
import { withVerdicts } from './verdict.ts';
import { withholdSmall } from './withhold.ts';

/** A row under way: the number, and what it is compared with. */
export interface Draft {
  readonly metric: Metric;
  readonly members: Members;
  readonly estimate: Estimate;
  readonly reference?: { readonly estimate: Estimate; readonly difference: Difference } | null;
}

interface Measured {
  readonly drafts: readonly Draft[];
  readonly source: 'rollup' | 'rows';
  readonly note: string | null;
}

/** The period a comparison needs closed at both ends. */
const closedPeriod = (request: ValidRequest, lastDay: string | null): { from: string; to: string } | null => {
  const to = request.to ?? lastDay;
  return request.from && to ? { from: request.from, to } : null;
};

const checkComparison = (request: ValidRequest): void => {
  const isSeries = request.by.some((name) => ['day', 'week', 'month', 'quarter', 'year'].includes(name));
  if (!request.compare || request.compare === 'peers' || request.from || isSeries) return;
  throw new Problem(
    'The query cannot be answered',
    [
      {
        code: 'compare_needs_period',
        detail: 'A comparison with an earlier period needs to know where this one begins.',
        pointer: '/from',
        way_out: 'Add from=YYYY-MM-DD.',
      },
    ],
    400,
  );
};

const measureMetric = <Cells>(
  metric: Metric,
  measure: Measure<Cells>,
  request: ValidRequest,
  selection: Selection,
  periods: { now: Period; then: Period | null },
): Promise<Measured> => {
  const run = async (): Promise<Measured> => {
    const fetched = await measure.fetch(selection);
    const whole = measure.empty();
    for (const group of fetched.groups.values()) measure.add(whole, group.cells);
    if (!measure.available(whole))
      return {
        drafts: [],
        source: fetched.source,
        note: `${metric.label.en} (${metric.id}): nothing here can answer it.`,
      };
    const reference = await referenceFor(measure, fetched, request, selection, periods);
    const drafts = [...fetched.groups.values()].map(({ members, cells }): Draft => {
      const estimate = measure.estimate(cells);
      if (!reference) return { metric, members, estimate };
      const found = reference(members);
      if (!found) return { metric, members, estimate, reference: null };
      const other = measure.estimate(found.cells);
      return {
        metric,
        members,
        estimate,
        reference: {
          estimate: other,
          difference: measure.differ(
            { estimate, cells },
            { estimate: other, cells: found.cells },
            found.exposure,
          ),
        },
      };
    });
    return { drafts, source: fetched.source, note: measure.note };
  };
  return run();
};

const referenceFor = async <Cells>(
  measure: Measure<Cells>,
  fetched: Awaited<ReturnType<Measure<Cells>['fetch']>>,
  request: ValidRequest,
  selection: Selection,
  periods: { now: Period; then: Period | null },
): Promise<ReferenceOf<Cells> | null> => {
  if (!request.compare) return null;
  if (request.compare === 'peers') return peersReference(fetched, request.by, measure);
  const { then } = periods;
  const earlier = then ? await measure.fetch({ ...selection, period: then }) : fetched;
  return earlierReference(fetched, earlier, request.by, request.compare, {
    now: periods.now,
    then: then ?? periods.now,
  });
};

const readContext = async (session: Session): Promise<QueryContext & { lastDay: string | null }> => {
  const [state] = await session.rows<{ n: number | null; last_case: string | null; last_day: string | null }>(
    `SELECT sum(n) FILTER (WHERE kind = 'complaints') AS n, CAST(max(latest_at) FILTER (WHERE kind = 'complaints') AS DATE) AS last_case,
       max(last_on) AS last_day FROM source_state`,
  );
  return {
    session,
    instruments: await readInstruments(session),
    lastCaseDay: state?.last_case ?? null,
    lastDay: state?.last_day ?? null,
    hasCases: (state?.n ?? 0) > 0,
  };
};

const toRow = (draft: Draft, request: ValidRequest): QueryRow => {
  const { estimate, reference } = draft;
  const row: QueryRow = {
    ...draft.members,
    metric: draft.metric.id,
    value: estimate.value,
    lower: estimate.lower,
    upper: estimate.upper,
    level: estimate.value === null || estimate.method === null ? null : LEVEL,
    method: estimate.method,
    n: estimate.n,
    n_eff: estimate.nEff,
    suppressed: false,
    flags: [...estimate.flags],
  };
  if (estimate.boundLower !== undefined) row.bound_lower = estimate.boundLower;
  if (estimate.boundUpper !== undefined) row.bound_upper = estimate.boundUpper;
  if (!request.compare) return row;
  const side = request.compare === 'peers' ? 'peers' : 'previous';
  row[`${side}_value`] = reference?.estimate.value ?? null;
  row[`${side}_n`] = reference?.estimate.n ?? null;
  row.difference = reference?.difference.difference ?? null;
  row.difference_lower = reference?.difference.lower ?? null;
  row.difference_upper = reference?.difference.upper ?? null;
  row.p = reference?.difference.p ?? null;
  return row;
};

const inOrder = (request: ValidRequest) => {
  const position = new Map(request.metrics.map((metric, i) => [metric.id, i]));
  return (a: QueryRow, b: QueryRow): number => {
    for (const dimension of request.by) {
      const left = a[dimension] ?? null;
      const right = b[dimension] ?? null;
      if (left === right) continue;
      if (left === null || right === null) return left === null ? 1 : -1;
      return left < right ? -1 : 1;
    }
    return (position.get(a.metric) ?? 0) - (position.get(b.metric) ?? 0);
  };
};

/**
 * Answers a query: request → cells → numbers with intervals → comparison → mask. All reads see one state of the ledger.
 * @throws Problem with everything that is wrong with the request.
 */
export const answerQuery = async (session: Session, input: unknown): Promise<QueryAnswer> => {
  const request = validateRequest(input);
  checkComparison(request);
  return session.transaction(async () => {
    const context = await readContext(session);
    const closed = closedPeriod(request, context.lastDay);
    const now: Period = { from: request.from ?? null, to: request.to ?? null };
    const earlier = request.compare && request.compare !== 'peers' ? request.compare : null;
    const then = earlier && closed ? earlierPeriod(closed, request.by, earlier) : null;
    const selection: Selection = {
      by: request.by,
      where: request.where,
      period: now,
      assessedOnly: request.cases === 'assessed',
    };
    const measured: Measured[] = [];
    for (const metric of request.metrics)
      measured.push(
        await withMeasure(metric, request, context, (measure) =>
          measureMetric(metric, measure, request, selection, { now: closed ?? now, then }),
        ),
      );
    const rows = measured
      .flatMap((each) => each.drafts)
      .map((draft) => toRow(draft, request))
      .sort(inOrder(request));
    const judged = request.compare ? withVerdicts(rows, request) : { rows, nTested: null };
    const limited = request.control ? addControlLimits(judged.rows, request) : judged.rows;
    return {
      metrics: request.metrics.map((metric) => metric.id),
      by: request.by,
      from: request.from ?? null,
      to: request.to ?? null,
      compared: request.compare
        ? { with: request.compare, from: then?.from ?? null, to: then?.to ?? null }
        : null,
      audience: request.audience,
      cut: request.cut,
      weighted: !request.unweighted,
      cases: request.cases,
      min_n: request.min_n,
      data_version: await readDataVersion(session),
      source: measured.some((each) => each.source === 'rows') ? 'rows' : 'rollup',
      n_tested: judged.nTested,
      notes: [...new Set(measured.flatMap((each) => each.note ?? []))],
      rows: limited.map((row) => withholdSmall(row, request.min_n)),
    };
  });
};
