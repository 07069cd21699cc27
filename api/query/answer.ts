import type { Session } from '../../etl/warehouse/session.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { QueryAnswer } from '../contract/query.ts';
import type { Metric } from '../metrics/metric.ts';
import { answerPublic } from '../publish/answer.ts';
import type { Fetched } from './collect-cells.ts';
import { checkEmpty, NOTHING_OBSERVED } from './check-empty.ts';
import { earlierPeriod, earlierReference, peersReference, type ReferenceOf } from './compare.ts';
import { addControlLimits } from './control.ts';
import { declaredOf } from './declared.ts';
import type { Measure, Seeded } from './measure.ts';
import { needsOf } from './needs.ts';
import type { Period } from './period.ts';
import type { Selection } from './plan.ts';
import { closedPeriod, readContext } from './context.ts';
import { validateRequest, type ValidRequest } from './request.ts';
import { seededRandom } from './seeded-random.ts';
import { toRow, type Draft } from './to-row.ts';
import { addVerdicts } from './verdict.ts';
import { inOrder } from './in-order.ts';
import { measureOf } from './with-measure.ts';
import { withholdSmall } from './withhold.ts';

interface Measured {
  readonly drafts: readonly Draft[];
  readonly source: 'rollup' | 'rows';
  readonly note: string | null;
}

const isEarlier = (compare: ValidRequest['compare']): compare is 'previous' | 'last_year' =>
  compare === 'previous' || compare === 'last_year';

const checkComparison = (request: ValidRequest): void => {
  const isSeries = request.by.some((name) => ['day', 'week', 'month', 'quarter', 'year'].includes(name));
  if (!isEarlier(request.compare) || request.from || isSeries) return;
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

/** Everything a comparison may need besides the cells of now. */
interface Compared {
  readonly request: ValidRequest;
  readonly selection: Selection;
  readonly now: Period;
  readonly then: Period | null;
  /** Given targets by metric. */
  readonly targets: Readonly<Record<string, number>>;
}

const measureMetric = async (
  metric: Metric,
  measure: Measure<unknown>,
  compared: Compared,
): Promise<Measured> => {
  const { request, selection, targets } = compared;
  const fetched = await measure.fetch(selection);
  const all = [...fetched.groups.values()];
  // Cells only add up: what the whole can answer, one of its parts can.
  const isAvailable =
    all.length === 0 ? measure.available(measure.empty()) : all.some(({ cells }) => measure.available(cells));
  const note = measure.absent ?? `${metric.label.en} (${metric.id}): nothing here can answer it.`;
  if (!isAvailable) return { drafts: [], source: fetched.source, note };
  const target = targets[metric.id];
  const lookUp = await referenceFor(measure, fetched, compared);
  const drafts = all.map(({ members, cells }): Draft => {
    const estimate = measure.estimate(cells);
    if (request.compare === 'benchmark' && target !== undefined)
      return {
        metric,
        members,
        estimate,
        reference: {
          estimate: { value: target, n: 0 },
          difference: measure.against({ estimate, cells }, target),
        },
      };
    if (!lookUp) return { metric, members, estimate };
    const found = lookUp(members);
    if (!found) return { metric, members, estimate, reference: null };
    const other = measure.estimate(found.cells);
    const sides = [
      { estimate, cells },
      { estimate: other, cells: found.cells },
    ] as const;
    return {
      metric,
      members,
      estimate,
      reference: { estimate: other, difference: measure.differ(...sides, found.exposure) },
    };
  });
  return { drafts, source: fetched.source, note: measure.note };
};

const referenceFor = async (
  measure: Measure<unknown>,
  fetched: Fetched<unknown>,
  { request, selection, now, then }: Compared,
): Promise<ReferenceOf<unknown> | null> => {
  if (!request.compare || request.compare === 'benchmark') return null;
  if (request.compare === 'peers') return peersReference(fetched, request.by, measure);
  const earlier = then ? await measure.fetch({ ...selection, period: then }) : fetched;
  return earlierReference(fetched, earlier, request.by, request.compare, { now, then: then ?? now });
};

/**
 * Answers a query: request → cells → numbers with intervals → comparison → mask. All reads see one state of the ledger.
 * @throws Problem with everything that is wrong with the request.
 */
export const answerQuery = async (
  session: Session,
  input: unknown,
  seeded: Seeded = seededRandom,
): Promise<QueryAnswer> => {
  const request = validateRequest(input);
  if (request.audience === 'public') return session.transaction(() => answerPublic(session, request));
  checkComparison(request);
  return session.transaction(async () => {
    const context = await readContext(session, seeded, needsOf(request.metrics, request.index));
    const closed = closedPeriod(request, context.held.lastDay);
    const now: Period = { from: request.from ?? null, to: request.to ?? null };
    const earlier = isEarlier(request.compare) ? request.compare : null;
    const then = earlier && closed ? earlierPeriod(closed, request.by, earlier) : null;
    const selection: Selection = {
      by: request.by,
      where: request.where,
      period: now,
      assessedOnly: request.cases === 'assessed',
    };
    const declared = declaredOf(request);
    const targets = declared.benchmark ?? {};
    const compared = { request, selection, now: closed ?? now, then, targets };
    const measured: Measured[] = [];
    for (const metric of request.metrics)
      measured.push(await measureMetric(metric, measureOf(metric, request, context), compared));
    const drafts = measured.flatMap((each) => each.drafts);
    const rows = inOrder(drafts, request).map((draft) => toRow(draft, request));
    if (rows.length === 0) await checkEmpty(session, request.where);
    const notes = [...new Set(measured.flatMap((each) => each.note ?? []))];
    const nTested = request.compare ? addVerdicts(rows, request) : null;
    if (request.control) addControlLimits(rows, request);
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
      declared,
      data_version: String(context.held.version),
      source: measured.some((each) => each.source === 'rows') ? 'rows' : 'rollup',
      n_tested: nTested,
      notes: rows.length === 0 && notes.length === 0 ? [NOTHING_OBSERVED] : notes,
      rows: rows.map((row) => withholdSmall(row, request.min_n)),
    };
  });
};
