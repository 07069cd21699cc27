import type { DriverItem } from './driver-items.ts';
import { estimateRatingShare, isCounted } from './estimate-ratings.ts';
import { LEVEL, type Estimate } from './estimate.ts';
import { fetchRatingCells } from './fetch-ratings.ts';
import type { QueryContext } from './measure.ts';
import type { Selection } from './plan.ts';
import type { KnownInstrument } from './rating-choice.ts';
import { clip, normalInterval } from '../stats/index.ts';

/** How important people say an issue is, and how satisfied they are with it. */
export interface Priority {
  readonly satisfied: number | null;
  readonly importance: number | null;
  /** Importance × (1 − satisfied), with its interval. */
  readonly priority: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly n: number;
}

/** Options of a question that asks what matters: chosen or not, mapped to the same issue as the rated item. */
const statedFor = (known: readonly KnownInstrument[], item: DriverItem): readonly KnownInstrument[] =>
  known.filter(
    ({ kind, source, scale, issue, issueGroup }) =>
      kind === 'survey' &&
      source === item.source &&
      scale.points.length === 2 &&
      (issue ?? issueGroup) !== null &&
      issue === item.issue &&
      issueGroup === item.issue_group,
  );

const shareOf = async (
  context: QueryContext,
  selection: Selection,
  instruments: readonly KnownInstrument[],
  counted: (instrument: KnownInstrument | undefined, point: number) => boolean,
  weighted: boolean,
): Promise<Estimate | null> => {
  if (instruments.length === 0) return null;
  const choice = { kind: 'survey', instruments: instruments.map(({ instrument }) => instrument) } as const;
  const { groups } = await fetchRatingCells(context.session, { ...selection, by: [] }, choice, weighted);
  const [whole] = [...groups.values()];
  if (!whole) return null;
  const byId = new Map(instruments.map((each) => [each.instrument, each]));
  return estimateRatingShare(whole.cells, (cell) => counted(byId.get(cell.instrument), cell.point));
};

/** Variance of a share on its effective base. */
const varianceOf = ({ value, nEff }: Estimate): number =>
  value === null || !nEff ? 0 : (value * (1 - value)) / nEff;

const combine = (importance: Estimate | null, satisfied: Estimate | null): Priority => {
  const [i, s] = [importance?.value ?? null, satisfied?.value ?? null];
  const base = { satisfied: s, importance: i, n: satisfied?.n ?? 0 };
  if (!importance || !satisfied || i === null || s === null)
    return { ...base, priority: null, lower: null, upper: null };
  const se = Math.sqrt((1 - s) ** 2 * varianceOf(importance) + i ** 2 * varianceOf(satisfied));
  return {
    ...base,
    priority: i * (1 - s),
    ...(se > 0 ? clip(normalInterval(i * (1 - s), se, LEVEL), 0, 1) : { lower: null, upper: null }),
  };
};

/**
 * Importance–satisfaction of items (Martilla & James 1977): the share that names the issue as important times the share
 * that is not satisfied with it; interval by the delta method over the two shares.
 */
export const readPriorities = async (
  context: QueryContext,
  selection: Selection,
  items: readonly DriverItem[],
  weighted: boolean,
): Promise<Map<string, Priority>> => {
  const found = new Map<string, Priority>();
  for (const item of items) {
    const satisfied = await shareOf(
      context,
      selection,
      item.instruments,
      (instrument, point) => isCounted(instrument?.scale, point, 'two_best'),
      weighted,
    );
    const importance = await shareOf(
      context,
      selection,
      statedFor(context.held.instruments, item),
      (instrument, point) =>
        point === Math.max(...(instrument?.scale.points ?? []).map(({ value }) => value)),
      weighted,
    );
    found.set(item.item, combine(importance, satisfied));
  }
  return found;
};
