import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import { driversRequestSchema, type DriversAnswer, type DriversRequest } from '../contract/drivers.ts';
import { StatisticsError } from '../stats/index.ts';
import { driverIntervals, keyDrivers, type DriverDraws, type KeyDrivers } from '../stats/linear/index.ts';
import { askOne, readShape, repeatAsked, type OneAsked } from './ask-one.ts';
import { readContext } from './context.ts';
import { chooseDrivers, type DriverItem } from './driver-items.ts';
import { readComplete, type CompleteAnswers } from './driver-rows.ts';
import { readPriorities, type Priority } from './importance.ts';
import { LEVEL } from './estimate.ts';
import type { QueryContext } from './measure.ts';
import { needsOf } from './needs.ts';
import { seededRandom } from './seeded-random.ts';

const TITLE = 'The drivers cannot be told';
/** Multiplications a bootstrap may take before fewer draws are made: about half a second. */
const WORK = 1.5e8;

const refuse = (code: string, detail: string, way_out: string): Problem =>
  new Problem(TITLE, [{ code, detail, pointer: '/items', way_out }], 400);

const explain = (complete: CompleteAnswers): KeyDrivers => {
  try {
    return keyDrivers(complete.outcome, complete.items, complete.weights);
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error;
    throw refuse('no_drivers', `${error.message}.`, 'Name other items with items=a,b,c, or a longer period.');
  }
};

const drawIntervals = (
  { outcome, items, weights }: CompleteAnswers,
  asked: number,
  seed: string,
): { draws: number; found: DriverDraws | null } => {
  const affordable = Math.floor(WORK / (outcome.length * (items.length + 1) ** 2));
  const draws = Math.max(50, Math.min(asked, affordable));
  const found = driverIntervals(outcome, items, weights, { draws, level: LEVEL, random: seededRandom(seed) });
  return { draws: found ? draws : 0, found };
};

const mean = (values: readonly number[], weights: readonly number[]): number | null => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / total : null;
};

const toDrivers = (
  chosen: readonly DriverItem[],
  complete: CompleteAnswers,
  found: KeyDrivers,
  intervals: DriverDraws | null,
  priorities: ReadonlyMap<string, Priority>,
): DriversAnswer['items'] =>
  chosen
    .map((item, i): DriversAnswer['items'][number] => {
      const driver = found.drivers[i];
      const limits = intervals?.drivers[i]?.interval;
      const priority = priorities.get(item.item);
      return {
        item: item.item,
        label: item.label,
        issue_group: item.issue_group,
        issue: item.issue,
        mean: mean(complete.items[i]?.values ?? [], complete.weights),
        correlation: driver?.correlation ?? null,
        standardised_coefficient: driver?.standardisedCoefficient ?? null,
        relative_weight: driver?.relativeWeight ?? null,
        relative_weight_lower: limits?.lower ?? null,
        relative_weight_upper: limits?.upper ?? null,
        lmg: driver?.lmg ?? null,
        last: driver?.last ?? null,
        vif: driver?.vif ?? null,
        satisfied: priority?.satisfied ?? null,
        stated_importance: priority?.importance ?? null,
        priority: priority?.priority ?? null,
        priority_lower: priority?.lower ?? null,
        priority_upper: priority?.upper ?? null,
        n: priority?.n ?? found.n,
        flags: (driver?.vif ?? 0) > 5 ? ['hard_to_tell_apart'] : [],
      };
    })
    .sort((a, b) => (b.relative_weight ?? 0) - (a.relative_weight ?? 0) || (a.item < b.item ? -1 : 1));

const answer = async (
  { input, request, selection }: OneAsked<DriversRequest>,
  context: QueryContext,
): Promise<DriversAnswer> => {
  const { outcome, items } = chooseDrivers(context.held.instruments, input);
  const complete = await readComplete(context.session, selection, outcome, items, !request.unweighted);
  if (complete.outcome.length < Math.max(input.min_n, items.length + 2))
    throw refuse(
      'too_few_complete',
      `${complete.outcome.length} respondents answered ${outcome.item} and all ${items.length} items: too few to tell.`,
      'Name fewer items with items=a,b,c, or a longer period.',
    );
  const found = explain(complete);
  const version = String(context.held.version);
  const { draws, found: intervals } = drawIntervals(complete, input.draws, `${version} ${outcome.item}`);
  const priorities = await readPriorities(context, selection, items, !request.unweighted);
  return {
    ...repeatAsked(input),
    data_version: version,
    source: 'rows',
    outcome: outcome.item,
    n_complete: found.n,
    n_respondents: complete.nRespondents,
    r_squared: found.rSquared,
    adjusted_r_squared: found.adjustedRSquared,
    draws,
    kind: 'association',
    items: toDrivers(items, complete, found, intervals, priorities),
    notes: [
      'These are associations among answers of the same people; they do not show what would follow from a change.',
      ...(intervals ? [] : ['Fewer than ten complete respondents per item: no intervals.']),
      ...([...priorities.values()].some(({ importance }) => importance !== null)
        ? []
        : [
            'No question asks what is important, so there is no stated importance to set beside the derived one.',
          ]),
    ],
  };
};

/**
 * Which items go with the outcome among respondents who answered all, with stated importance beside it where the
 * survey asks. @throws Problem for unknown items, too few complete respondents, items that repeat each other.
 */
export const answerDrivers = async (session: Session, input: unknown): Promise<DriversAnswer> => {
  const shaped = readShape(driversRequestSchema, input, TITLE);
  const asked = askOne(shaped, 'satisfaction_mean', [], TITLE);
  return session.transaction(async () =>
    answer(asked, await readContext(session, seededRandom, needsOf([asked.metric]))),
  );
};
