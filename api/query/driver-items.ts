import { Problem, type ProblemDetail } from '../../etl/model/problem.ts';
import type { DriversRequest } from '../contract/drivers.ts';
import { didYouMean } from './nearest.ts';
import type { KnownInstrument } from './rating-choice.ts';

/** An item with everything its answers were given to, however its wording changed. */
export interface DriverItem {
  readonly item: string;
  readonly source: string;
  readonly label: { readonly en: string; readonly zh: string };
  readonly issue_group: string | null;
  readonly issue: string | null;
  readonly instruments: readonly KnownInstrument[];
}

const collect = (known: readonly KnownInstrument[]): Map<string, DriverItem> => {
  const items = new Map<string, DriverItem>();
  for (const instrument of known) {
    const held = items.get(instrument.item);
    items.set(instrument.item, {
      item: instrument.item,
      source: instrument.source,
      label: instrument.label,
      issue_group: instrument.issueGroup,
      issue: instrument.issue,
      instruments: [...(held?.instruments ?? []), instrument],
    });
  }
  return items;
};

const isRated = ({ instruments }: DriverItem): boolean =>
  instruments.every(({ scale }) => scale.points.length > 2);

const refuse = (problems: readonly ProblemDetail[]): never => {
  throw new Problem('The drivers cannot be told', problems, 400);
};

/**
 * The outcome and the items that may go with it, all of one survey.
 * @throws Problem when a named item does not exist, when there is no overall item, or nothing to explain it with.
 */
export const chooseDrivers = (
  known: readonly KnownInstrument[],
  { outcome: wanted, items: named, where }: Pick<DriversRequest, 'outcome' | 'items' | 'where'>,
): { outcome: DriverItem; items: DriverItem[] } => {
  const all = collect(
    known.filter(({ kind, source }) => kind === 'survey' && (where.source?.includes(source) ?? true)),
  );
  const unknown = [
    ...(wanted === undefined ? [] : [{ item: wanted, pointer: '/outcome' }]),
    ...(named ?? []).map((item, i) => ({ item, pointer: `/items/${i}` })),
  ].filter(({ item }) => !all.has(item));
  if (unknown.length > 0)
    refuse(
      unknown.map(({ item, pointer }) => ({
        code: 'unknown_item',
        detail: `No survey has an item "${item}".`,
        pointer,
        value: item,
        way_out: didYouMean(item, [...all.keys()]),
      })),
    );
  const overall = [...all.values()].filter(({ instruments }) => instruments.some((each) => each.overall));
  const outcome = wanted === undefined ? overall[0] : all.get(wanted);
  if (!outcome)
    return refuse([
      {
        code: 'no_outcome',
        detail: 'No survey item stands for satisfaction as a whole, so an outcome has to be named.',
        pointer: '/outcome',
        way_out: `Add outcome= with one of: ${[...all.keys()].slice(0, 100).join(', ') || '(no survey is loaded)'}.`,
      },
    ]);
  const items = (
    named
      ? named.flatMap((item) => all.get(item) ?? [])
      : [...all.values()].filter(
          (each) =>
            each.source === outcome.source && isRated(each) && (each.issue ?? each.issue_group) !== null,
        )
  ).filter(({ item }) => item !== outcome.item);
  if (items.length === 0)
    refuse([
      {
        code: 'no_items',
        detail: 'No item is left that could go with the outcome.',
        pointer: '/items',
        way_out: 'Name them with items=a,b,c.',
      },
    ]);
  return { outcome, items };
};
