import type { Session } from '../warehouse/session.ts';
import { boundaryNames } from './boundary-names.ts';
import type { KnownName } from './names/suggest-names.ts';
import type { AliasedDimension } from './statement.ts';

/** Where the known names of a dimension come from; null where nothing but the spellings themselves is known. */
export type Reference = 'tree' | 'boundaries' | null;

export interface KnownNames {
  readonly reference: Reference;
  readonly names: readonly KnownName[];
}

const boundaryNamesOf = async (session: Session): Promise<KnownName[]> => {
  const [row] = await session.rows<{ geojson: string }>(
    `SELECT CAST(geojson AS VARCHAR) AS geojson FROM boundary WHERE level = 'district' LIMIT 1`,
  );
  if (!row) return [];
  const { features } = JSON.parse(row.geojson) as {
    features: { properties: Record<string, unknown> | null }[];
  };
  return boundaryNames(features).filter(({ value }) => value !== '');
};

/** The canonical names of a dimension: of its tree, and for districts of the boundaries, with their other names. */
export const readKnownNames = async (session: Session, dimension: AliasedDimension): Promise<KnownNames> => {
  const members = await session.rows<{ value: string; label_en: string; label_zh: string }>(
    'SELECT DISTINCT value, label_en, label_zh FROM member WHERE dimension = $dimension ORDER BY value',
    { dimension },
  );
  const areas = dimension === 'district' ? await boundaryNamesOf(session) : [];
  const names = new Map<string, Set<string>>();
  const add = ({ value, others }: KnownName): void =>
    void names.set(value, new Set([...(names.get(value) ?? []), ...others.filter((name) => name !== value)]));
  for (const { value, label_en, label_zh } of members) add({ value, others: [label_en, label_zh] });
  areas.forEach(add);
  return {
    reference: members.length > 0 ? 'tree' : areas.length > 0 ? 'boundaries' : null,
    names: [...names].map(([value, others]) => ({ value, others: [...others] })),
  };
};
