import type { ItemMapping } from '../../model/mapping.ts';
import { MISSING_CODES, SCALES, type MissingCode, type Scale, type ScaleId } from '../../model/scale.ts';

export interface ExtraWords {
  /** Point value → further spellings. */
  readonly points: ReadonlyMap<number, readonly string[]>;
  readonly missing: Readonly<Partial<Record<MissingCode, readonly string[]>>>;
}

/** A known scale with the spellings of one column added; its name when there is nothing to add. */
export const extendScale = (id: ScaleId, extra: ExtraWords): ItemMapping['scale'] => {
  if (extra.points.size === 0 && Object.keys(extra.missing).length === 0) return id;
  const scale: Scale = SCALES[id];
  const missing = Object.fromEntries(
    MISSING_CODES.map(
      (code) => [code, [...(scale.missing?.[code] ?? []), ...(extra.missing[code] ?? [])]] as const,
    ).filter(([, words]) => words.length > 0),
  );
  return {
    id,
    points: scale.points.map((point) => ({
      value: point.value,
      ...(point.label ? { label: { ...point.label } } : {}),
      words: [...(point.words ?? []), ...(extra.points.get(point.value) ?? [])],
    })),
    missing,
    ...(scale.reversed === undefined ? {} : { reversed: scale.reversed }),
    ...(scale.official === undefined ? {} : { official: [...scale.official] }),
  };
};
