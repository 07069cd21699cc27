import type { Session } from '../../etl/warehouse/session.ts';
import {
  timeToCloseRequestSchema,
  type ClosingCurve,
  type TimeToCloseAnswer,
} from '../contract/time-to-close.ts';
import { adjustP, kaplanMeier, survivalQuantile } from '../stats/index.ts';
import { askOne, readShape, repeatAsked } from './ask-one.ts';
import { addTimingCells, emptyTimingCells, type TimingCells } from './cells.ts';
import { readContext } from './context.ts';
import { totalOf } from './day-counts.ts';
import { differDays, estimateDays, survivalOf } from './estimate-timing.ts';
import { LEVEL } from './estimate.ts';
import { fetchTimingCells } from './fetch-timing.ts';
import { needsOf } from './needs.ts';
import { seededRandom } from './seeded-random.ts';

const TITLE = 'The curves cannot be drawn';
const METRIC = 'days_to_close';
const METHOD =
  'Kaplan–Meier with open cases right-censored at the latest timestamp of their source, log-log limits; log-rank against all others together.';

const total = ({ closed, open }: TimingCells): number => totalOf(closed) + totalOf(open);

const curveOf = (cells: TimingCells, minN: number): Omit<ClosingCurve, 'member' | 'p' | 'q'> => {
  const n = total(cells);
  if (n < minN) return { n, median: null, points: [], flags: ['small_base'] };
  const curve = kaplanMeier(survivalOf(cells), LEVEL);
  const { value } = survivalQuantile(curve, 0.5);
  return {
    n,
    median: value,
    points: curve
      .filter(({ events }) => events > 0)
      .map(({ time, survival, lower, upper, nRisk }) => ({
        day: time,
        closed: 1 - survival,
        lower: upper === null ? null : 1 - upper,
        upper: lower === null ? null : 1 - lower,
        n_at_risk: nRisk,
      })),
    flags: value === null ? ['not_reached'] : [],
  };
};

/** A group against everybody else: nothing where either side is too small. */
const testAgainstRest = (cells: TimingCells, whole: TimingCells, minN: number): number | null => {
  const rest = addTimingCells(addTimingCells(emptyTimingCells(), whole), cells, -1);
  if (total(cells) < minN || total(rest) < minN) return null;
  const sides = [cells, rest].map((each) => ({ estimate: estimateDays(each, 0.5), cells: each })) as [
    Parameters<typeof differDays>[0],
    Parameters<typeof differDays>[1],
  ];
  return differDays(...sides).p;
};

/**
 * The share of cases closed after so many days, for all of them and group by group.
 * @throws Problem with everything that is wrong with the question.
 */
export const answerTimeToClose = async (session: Session, input: unknown): Promise<TimeToCloseAnswer> => {
  const asked = readShape(timeToCloseRequestSchema, input, TITLE);
  const { metric, selection } = askOne(asked, METRIC, asked.by, TITLE);
  return session.transaction(async () => {
    const context = await readContext(session, seededRandom, needsOf([metric]));
    const fetched = await fetchTimingCells(context.session, selection, { days: true, ages: false });
    const groups = [...fetched.groups.values()].sort((a, b) => total(b.cells) - total(a.cells));
    const whole = emptyTimingCells();
    for (const { cells } of groups) addTimingCells(whole, cells);
    const ps =
      asked.by.length === 0 ? [] : groups.map(({ cells }) => testAgainstRest(cells, whole, asked.min_n));
    const qs = adjustP(ps, 'BH');
    const [by] = asked.by;
    const curves = groups.map(({ members, cells }, i): ClosingCurve => ({
      member: (by && members[by]) ?? null,
      ...curveOf(cells, asked.min_n),
      p: ps[i] ?? null,
      q: qs[i] ?? null,
    }));
    return {
      ...repeatAsked(asked),
      by: asked.by,
      data_version: String(context.held.version),
      source: fetched.source,
      method: METHOD,
      n_tested: qs.filter((q) => q !== null).length,
      whole: { member: null, ...curveOf(whole, asked.min_n), p: null, q: null },
      curves: asked.by.length === 0 ? [] : curves,
      notes: context.held.hasCases ? [] : ['There are no complaints, so nothing is closed.'],
    };
  });
};
