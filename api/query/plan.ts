import { GRAINS, type FactName, type Grain } from '../../etl/model/rollup.ts';
import type { Bound } from '../../etl/warehouse/session.ts';
import { PLACE_LEVELS, ISSUE_LEVELS } from '../../etl/model/field.ts';
import type { Dimension, GroupDimension } from '../contract/dimensions.ts';
import type { Held } from './held.ts';
import { aliasJoins, dimensionSql, isTime, type Aliased } from './dimension-sql.ts';
import { isMonthEnd, isMonthStart, type Period } from './period.ts';
import { rakedFact, type Weighable } from './weights/raked-fact.ts';

/** The part of a request that decides which cells are read. */
export interface Selection {
  readonly by: readonly Dimension[];
  readonly where: Readonly<Partial<Record<GroupDimension, readonly (string | null)[] | undefined>>>;
  readonly period: Period;
  readonly assessedOnly: boolean;
}

/** SQL pieces over one table `f`, with what has to be bound. */
export interface Scan {
  readonly source: 'rollup' | 'rows';
  /** `d0`, `d1` … in the order of `by`. */
  readonly dimensions: readonly string[];
  readonly from: string;
  readonly conditions: readonly string[];
  readonly values: Readonly<Record<string, Bound>>;
}

/** Raw columns a dimension reads; time, item-independent constants and joins aside. */
const rawKey = (dimension: Dimension): string | null =>
  isTime(dimension) || dimension === 'kind' ? null : dimension;

/** Whether a selection takes months as a whole, at its ends as in its dimensions. */
export const isOfMonths = (selection: Selection, { firstDay, lastDay }: Held): boolean => {
  if (selection.by.some((dimension) => dimension === 'day' || dimension === 'week')) return false;
  const { from, to } = selection.period;
  return (
    (from === null || isMonthStart(from) || (firstDay !== null && from <= firstDay)) &&
    (to === null || isMonthEnd(to) || (lastDay !== null && to >= lastDay))
  );
};

/** The coarsest rollup that holds everything the selection asks for; null when only the rows do, as with raked weights. */
export const chooseGrain = (
  held: Held,
  selection: Selection,
  fact: FactName,
  measures: Grain['measures'],
  accept: (grain: Grain) => boolean = () => true,
): Grain | null => {
  if (fact === 'rating_fact' && held.raked) return null;
  const wanted = [...selection.by, ...(Object.keys(selection.where) as Dimension[])].flatMap(
    (dimension) => rawKey(dimension) ?? [],
  );
  const onlyOther = (key: string): boolean => fact !== 'rating_fact' && (key === 'item' || key === 'wave');
  return (
    GRAINS.find(
      (grain) =>
        grain.fact === fact &&
        grain.measures === measures &&
        accept(grain) &&
        (grain.time === 'day' || isOfMonths(selection, held)) &&
        wanted.every((key) => key in grain.keys || onlyOther(key)),
    ) ?? null
  );
};

/** The scan of a rollup, or of the live rows of a fact (or a view of it) when there is no grain for it. */
export const scan = (
  held: Aliased & Weighable,
  selection: Selection,
  fact: FactName,
  grain: Grain | null,
  relation?: string,
): Scan => {
  const short = fact === 'rating_fact' ? 'rating' : 'case';
  const filtered = Object.keys(selection.where) as GroupDimension[];
  const raked = held.raked && fact === 'rating_fact' && !grain && !relation ? rakedFact(held.raked) : null;
  const values: Record<string, Bound> = { ...raked?.values };
  const conditions: string[] = grain ? [] : ['f.live'];
  const { from, to } = selection.period;
  if (from !== null) {
    conditions.push(
      grain?.time === 'month'
        ? `f."on" >= date_trunc('month', CAST($from AS DATE))`
        : 'f."on" >= CAST($from AS DATE)',
    );
    values['from'] = from;
  }
  if (to !== null) {
    conditions.push('f."on" <= CAST($to AS DATE)');
    values['to'] = to;
  }
  if (selection.assessedOnly) conditions.push('f.is_assessed');
  for (const dimension of filtered) {
    const members = selection.where[dimension] ?? [];
    const named = members.filter((member): member is string => member !== null);
    const expression = dimensionSql(dimension, short, held);
    const [only] = named;
    const bound = `where_${dimension}`;
    const among =
      named.length === 1 ? `${expression} = $${bound}` : `list_contains($${bound}, ${expression})`;
    const parts = [
      ...(named.length > 0 ? [among] : []),
      ...(members.includes(null) ? [`${expression} IS NULL`] : []),
    ];
    if (only !== undefined) values[bound] = named.length === 1 ? only : named;
    conditions.push(`(${parts.join(' OR ')})`);
  }
  return {
    source: grain ? 'rollup' : 'rows',
    dimensions: selection.by.map((dimension, i) => `${dimensionSql(dimension, short, held)} AS d${i}`),
    from: `${relation ?? raked?.relation ?? grain?.table ?? fact} f ${aliasJoins([...selection.by, ...filtered], held)}`,
    conditions,
    values,
  };
};

/** A SELECT over a scan; `columns` come after the dimensions, everything that is no measure is grouped by. */
export const selectSql = (
  over: Scan,
  columns: readonly string[],
  join = '',
  more: readonly string[] = [],
): string => {
  const conditions = [...over.conditions, ...more];
  return `SELECT ${[...over.dimensions, ...columns].join(', ')} FROM ${over.from} ${join}
    ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} GROUP BY ALL`;
};

/** Dimensions of the place and issue trees. */
export const TREE_DIMENSIONS: readonly string[] = [...PLACE_LEVELS, ...ISSUE_LEVELS];
