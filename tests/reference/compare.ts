import type { KeyTolerance, ReferenceCase } from './case.ts';

const read = (value: unknown): unknown =>
  value === 'Infinity' ? Infinity : value === '-Infinity' ? -Infinity : value;

/**
 * The first difference between an expected and a given value, as a path with both; null when they agree:
 * |got − expected| ≤ abs + rel·|expected|.
 */
export const firstDifference = (
  expected: unknown,
  got: unknown,
  tol: ReferenceCase['tol'],
  path = '',
): string | null => {
  const want = read(expected);
  const have = read(got);
  if (want === null)
    return have === null || have === undefined || Number.isNaN(have)
      ? null
      : `${path}: ${String(have)}, wanted nothing`;
  if (typeof want === 'number') {
    if (typeof have !== 'number' || Number.isNaN(have)) return `${path}: ${String(have)}, wanted ${want}`;
    if (want === have) return null;
    return Math.abs(have - want) <= tol.abs + tol.rel * Math.abs(want)
      ? null
      : `${path}: ${have}, wanted ${want}`;
  }
  if (Array.isArray(want)) {
    if (!Array.isArray(have) || have.length !== want.length)
      return `${path}: ${Array.isArray(have) ? `${have.length} entries` : String(have)}, wanted ${want.length} entries`;
    for (const [i, each] of want.entries()) {
      const difference = firstDifference(each, have[i], tol, `${path}[${i}]`);
      if (difference) return difference;
    }
    return null;
  }
  if (typeof want === 'object') {
    if (typeof have !== 'object' || have === null) return `${path}: ${String(have)}, wanted an object`;
    for (const [key, each] of Object.entries(want as object)) {
      const difference = firstDifference(
        each,
        (have as Record<string, unknown>)[key],
        tol,
        path ? `${path}.${key}` : key,
      );
      if (difference) return difference;
    }
    return null;
  }
  return want === have ? null : `${path}: ${String(have)}, wanted ${String(want)}`;
};

/** The same for a whole case, key by key, with the keys that have a tolerance of their own. */
export const firstDifferenceOfCase = (
  of: ReferenceCase,
  got: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, KeyTolerance>> = {},
): string | null => {
  for (const [key, expected] of Object.entries(of.expected)) {
    const tol = own[key] ?? of.tol;
    if (tol === 'for information only') continue;
    const difference = firstDifference(expected, got[key], tol, key);
    if (difference) return difference;
  }
  return null;
};
