type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Nested deeper than this, a value stays JSON. */
const MAX_DEPTH = 4;

/** A number of 16 digits or more, or a string, which may hold such digits too. */
const LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/** Parses an object; integers too long for a double become strings, so that no digit of an id is lost. */
export const parseObject = (text: string): { readonly [key: string]: Json } | null => {
  const safe = /\d{16}/.test(text)
    ? text.replace(LONG_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`))
    : text;
  try {
    const value = JSON.parse(safe) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as { readonly [key: string]: Json })
      : null;
  } catch {
    return null;
  }
};

const cellOf = (value: Json): string => {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join('; ');
  return JSON.stringify(value);
};

/** An object as named cells: nested objects as `location.lat`, lists of plain values joined by `; `, null as blank. */
export const flattenObject = (
  object: { readonly [key: string]: Json },
  prefix = '',
  depth = 1,
): Map<string, string> => {
  const cells = new Map<string, string>();
  for (const [key, value] of Object.entries(object)) {
    const name = prefix + key;
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < MAX_DEPTH)
      for (const [inner, cell] of flattenObject(
        value as { readonly [key: string]: Json },
        `${name}.`,
        depth + 1,
      ))
        cells.set(inner, cell);
    else cells.set(name, cellOf(value));
  }
  return cells;
};
