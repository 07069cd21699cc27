import type { KnownName } from './names/suggest-names.ts';

const NAMED = [
  'name',
  'name_en',
  'label',
  'title',
  'district',
  'borough',
  'boroname',
  'neighborhood',
  'boro_name',
];

/** The property by which the areas are called: a usual name, else the first that is text in every area and differs. */
const nameProperty = (areas: readonly Readonly<Record<string, unknown>>[]): string | null => {
  const texts = (property: string): unknown[] => areas.map((area) => area[property]);
  const usable = (property: string): boolean =>
    texts(property).every((text) => typeof text === 'string' && text.trim() !== '');
  const properties = Object.keys(areas[0] ?? {}).filter(usable);
  return (
    NAMED.flatMap((name) => properties.filter((property) => property.toLowerCase() === name))[0] ??
    properties.find((property) => new Set(texts(property)).size === areas.length) ??
    null
  );
};

const isNameLike = (property: string, text: unknown): text is string =>
  typeof text === 'string' && /name|label|title/i.test(property) && text.trim() !== '';

/** What each area of a GeoJSON is called, and its other names (name_zh …); areas without a name have none. */
export const boundaryNames = (
  features: readonly { readonly properties?: Readonly<Record<string, unknown>> | null }[],
): KnownName[] => {
  const areas = features.map(({ properties }) => properties ?? {});
  const property = nameProperty(areas);
  return areas.map((area) => {
    const value = property === null ? '' : String(area[property]);
    const others = Object.entries(area)
      .filter(([name, text]) => isNameLike(name, text) && text !== value)
      .map(([, text]) => String(text));
    return { value, others };
  });
};
