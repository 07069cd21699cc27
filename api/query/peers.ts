import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import {
  compareRequestSchema,
  type CompareAnswer,
  type CompareRequest,
  type CompareUnit,
} from '../contract/compare.ts';
import {
  angleFunnel,
  betaMoments,
  chanceAmong,
  jeffreysBelief,
  rankIntervals,
  shrinkShares,
  type AngleFunnel,
  type FunnelPlace,
  type FunnelUnit,
  type RankInterval,
  type ShrunkShare,
} from '../stats/compare/index.ts';
import { benjaminiHochberg, effectiveSize, normalTwoSided } from '../stats/index.ts';
import { askOne, readShape, repeatAsked, type OneAsked } from './ask-one.ts';
import type { Members } from './cells.ts';
import { readContext } from './context.ts';
import { LEVEL, type Estimate } from './estimate.ts';
import { groupRanks } from './group-ranks.ts';
import { meanSumsOf } from './mean-sums.ts';
import type { QueryContext } from './measure.ts';
import { needsOf } from './needs.ts';
import { seededRandom } from './seeded-random.ts';
import { directionWord } from './verdict.ts';
import { measureOf } from './with-measure.ts';

const TITLE = 'The units cannot be compared';
const Q_LIMIT = 0.05;
const LOW_BASE = 30;

/** A unit with its estimate, as a share x of an effective n. */
interface Compared extends FunnelUnit {
  readonly members: Members;
  readonly estimate: Estimate;
}

const checkShare = ({ metric }: OneAsked<CompareRequest>): void => {
  if (metric.unit === 'share' && metric.formula.family !== 'clearance') return;
  throw new Problem(
    TITLE,
    [
      {
        code: 'no_share',
        detail: `${metric.id} is no share of cases or answers, and a funnel is drawn for shares.`,
        pointer: '/metric',
        value: metric.id,
        way_out: 'Use a share such as satisfaction_rate, resolution_rate, on_time_rate or top2.',
      },
    ],
    400,
  );
};

const readUnits = async (
  { metric, request, selection }: OneAsked<CompareRequest>,
  context: QueryContext,
): Promise<{ units: Compared[]; source: 'rollup' | 'rows'; note: string | null }> => {
  const measure = measureOf(metric, request, context);
  const sums = meanSumsOf(metric, request, context);
  const fetched = await measure.fetch(selection);
  const units = [...fetched.groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { members, cells }]): Compared => {
      const held = sums(cells);
      const n = held.w > 0 ? effectiveSize(held) : 0;
      return {
        members,
        estimate: measure.estimate(cells),
        n,
        x: n > 0 ? Math.min(n, (held.ws / held.w) * n) : 0,
      };
    });
  return { units, source: fetched.source, note: measure.note };
};

/** What was found about the units with enough answers, in their order. */
interface Found {
  readonly funnel: AngleFunnel;
  readonly ranks: readonly RankInterval[];
  readonly groups: readonly number[];
  readonly shrunk: readonly ShrunkShare[];
  readonly p: readonly number[];
  readonly q: readonly number[];
}

const outside = ({ at95, at998 }: FunnelPlace): CompareUnit['outside'] =>
  at998 !== 0 ? '998' : at95 !== 0 ? '95' : null;

const toUnit = (
  { members, estimate }: Compared,
  found: Found | null,
  i: number,
  asked: OneAsked<CompareRequest>,
): CompareUnit => {
  const own = found?.funnel.places[i] ?? undefined;
  const shrunk = found?.shrunk[i];
  const quarter = Math.max(1, Math.floor((found?.ranks.length ?? 0) / 4));
  const rank = found?.ranks[i];
  const enough = own !== undefined && estimate.value !== null;
  const q = found?.q[i] ?? null;
  return {
    ...members,
    value: enough ? estimate.value : null,
    lower: enough ? estimate.lower : null,
    upper: enough ? estimate.upper : null,
    n: estimate.n,
    z: own?.adjustedZ ?? null,
    limit95_lower: own?.limits.lower95 ?? null,
    limit95_upper: own?.limits.upper95 ?? null,
    limit998_lower: own?.limits.lower998 ?? null,
    limit998_upper: own?.limits.upper998 ?? null,
    outside: enough ? outside(own) : null,
    rank: rank?.median ?? null,
    rank_lower: rank?.lower ?? null,
    rank_upper: rank?.upper ?? null,
    p_best_quarter: rank ? chanceAmong(rank, quarter) : null,
    p_worst_quarter: rank ? chanceAmong(rank, quarter, 'last') : null,
    shrunk: shrunk?.share ?? null,
    shrunk_lower: shrunk?.interval?.lower ?? null,
    shrunk_upper: shrunk?.interval?.upper ?? null,
    group: found?.groups[i] ?? null,
    p: found?.p[i] ?? null,
    q,
    verdict:
      q === null
        ? 'too_few'
        : q <= Q_LIMIT
          ? directionWord(asked.metric.direction, own?.adjustedZ ?? 0)
          : 'no_clear_change',
    flags: enough ? (estimate.n < LOW_BASE ? ['low_base'] : []) : ['small_base'],
  } as CompareUnit;
};

const judge = (
  units: readonly Compared[],
  { input, metric }: OneAsked<CompareRequest>,
  random: () => number,
): Found | null => {
  const found = angleFunnel(units, input.target === undefined ? {} : { target: input.target });
  const prior = betaMoments(units);
  if (!found || !prior) return null;
  // Rank 1 is the best: where lower is better the shares are turned round.
  const turned = metric.direction === 'lower' ? units.map(({ x, n }) => ({ x: n - x, n })) : units;
  const ranks = rankIntervals(turned.map(jeffreysBelief), { draws: input.draws, level: LEVEL, random });
  const p = found.places.map((place) => normalTwoSided(place?.adjustedZ ?? 0));
  return {
    funnel: found,
    ranks,
    groups: groupRanks(ranks),
    shrunk: shrinkShares(units, prior, LEVEL),
    p,
    q: benjaminiHochberg(p),
  };
};

const answer = async (asked: OneAsked<CompareRequest>, context: QueryContext): Promise<CompareAnswer> => {
  const { input, metric } = asked;
  const { units, source, note } = await readUnits(asked, context);
  const named = units.filter(({ members }) => members[input.by[0] as keyof Members] !== null);
  const isEnough = ({ estimate }: Compared): boolean => estimate.n >= input.min_n;
  const enough = named.filter(isEnough);
  const version = String(context.held.version);
  const found =
    enough.length >= 2
      ? judge(enough, asked, context.seeded(`${version} ${metric.id} ${input.by.join()}`))
      : null;
  const small = named.filter((unit) => !isEnough(unit) || !found);
  const worse = metric.direction === 'lower' ? -1 : 1;
  return {
    ...repeatAsked(input),
    metric: metric.id,
    by: input.by,
    data_version: version,
    source,
    target: found?.funnel.target ?? input.target ?? null,
    target_from: input.target === undefined ? 'pooled' : 'given',
    phi: found?.funnel.spread.phi ?? null,
    tau2: found?.funnel.spread.tauSquared ?? null,
    n_tested: found?.p.length ?? 0,
    draws: found ? input.draws : 0,
    units: [
      ...(found ? enough.map((unit, i) => toUnit(unit, found, i, asked)) : []).sort(
        (a, b) => worse * ((a.z ?? 0) - (b.z ?? 0)),
      ),
      ...small.map((unit) => toUnit(unit, null, 0, asked)),
    ],
    notes: [
      ...(note ? [note] : []),
      ...(named.length < units.length ? ['Rows without a value of the dimension are left out.'] : []),
      ...(found ? [] : ['Fewer than two units have enough answers: nothing to compare.']),
    ],
  };
};

/**
 * Compares the units of one dimension: funnel position, rank intervals, groups that cannot be told apart; no bare rank.
 * @throws Problem for a metric that is no share, unknown names, reversed dates.
 */
export const answerCompare = async (session: Session, input: unknown): Promise<CompareAnswer> => {
  const shaped = readShape(compareRequestSchema, input, TITLE);
  const asked = askOne(shaped, shaped.metric, shaped.by, TITLE);
  checkShare(asked);
  return session.transaction(async () =>
    answer(asked, await readContext(session, seededRandom, needsOf([asked.metric]))),
  );
};
