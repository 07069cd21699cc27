import type { Session } from '../../../etl/warehouse/session.ts';
import { GROUP_DIMENSIONS, type GroupDimension } from '../../contract/dimensions.ts';
import { aliasJoins, dimensionSql } from '../dimension-sql.ts';
import type { Held } from '../held.ts';
import type { Selection } from '../plan.ts';
import { codeMembers, type Coding } from './code-members.ts';

/** The dimensions among the keys of a rollup. */
export const dimensionsOf = (keys: Readonly<Record<string, unknown>>): GroupDimension[] =>
  GROUP_DIMENSIONS.filter((dimension) => dimension in keys);

/** The dimensions of a rollup that a selection keeps apart. */
export const keptApart = (
  { by, where }: Selection,
  keys: Readonly<Record<string, unknown>>,
): GroupDimension[] => {
  const wanted = new Set<string>([...by, ...Object.keys(where)]);
  return dimensionsOf(keys).filter((dimension) => wanted.has(dimension));
};

/** Numbers the members of dimensions in a rollup, spellings taken for what they stand for. */
export const codeDimensions = (
  session: Session,
  table: string,
  fact: 'case' | 'rating',
  dimensions: readonly GroupDimension[],
  held: Held,
  more: Readonly<Record<string, string>> = {},
): Promise<Coding> =>
  codeMembers(session, `${table} f ${aliasJoins(dimensions, held)}`, {
    ...Object.fromEntries(dimensions.map((dimension) => [dimension, dimensionSql(dimension, fact, held)])),
    ...more,
  });
