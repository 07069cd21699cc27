import { hasIdChecksum, hasIdShape } from '../clean/redact/id-number.ts';
import { fold } from '../clean/redact/fold.ts';
import type { ColumnProfile } from '../profile/column-profile.ts';

/** What single values of personal columns look like; stricter than in free text, for a case number must not be one. */
const SHAPES: readonly { readonly what: string; readonly is: (value: string) => boolean }[] = [
  { what: 'e-mail addresses', is: (value) => /^<?[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}>?$/i.test(value) },
  {
    what: 'IP addresses',
    is: (value) =>
      /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?::\d{1,5})?$/.test(value) ||
      /^(?=.*:.*:)(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}$/i.test(value),
  },
  {
    what: 'mobile phone numbers',
    is: (value) => /^(?:\+?(?:00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?:\.0)?$/.test(value),
  },
  {
    what: 'phone numbers',
    is: (value) =>
      /^(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}$/.test(value) ||
      /^\(?0(?:10|2\d|[3-9]\d\d)\)?[ -]?[2-9]\d{3}[ -]?\d{3,4}$/.test(value) ||
      /^\+[1-9](?:[ ()-]{0,2}\d){7,14}$/.test(value),
  },
  {
    what: 'national identity numbers',
    is: (value) => {
      const sign18 = value.toUpperCase();
      return hasIdShape(sign18) && (hasIdChecksum(sign18) || Number(sign18.slice(6, 10)) < 2015);
    },
  },
  {
    what: 'national identity numbers',
    is: (value) => /^(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}$/.test(value),
  },
  {
    what: 'number plates',
    is: (value) =>
      /^\p{Script=Han}[A-HJ-NP-Z][ ·-]?(?=.*\d.*\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]$/iu.test(
        value,
      ),
  },
  { what: 'accounts', is: (value) => /^o[\w-]{27}$/.test(value) },
];

/** A name and a comma, a colon or a space may stand before the number. */
const NAMED = /^(?:\p{Script=Han}{1,6}|[\p{L}.'’ -]{2,40}?)[ :,，、(<]+(?=[\d+<(]|[^\s]+@)/u;

const whatIsOne = (text: string): string | null => {
  const value = text.includes('(') ? text : text.replace(/\)$/, '');
  return SHAPES.find(({ is }) => is(value))?.what ?? null;
};

/** What a cell holds when all it holds is personal: one value or several, with or without a name before. */
const whatIs = (cell: string): string | null => {
  const whole = fold(cell.trim()).text;
  const direct = whatIsOne(whole);
  if (direct !== null) return direct;
  const kinds = whole
    .split(/[;,、/|\n]/)
    .filter((part) => part.trim() !== '')
    .map((part) => whatIsOne(part.trim().replace(NAMED, '')));
  return kinds.length > 0 && kinds.every((kind) => kind !== null) ? (kinds[0] ?? null) : null;
};

/** From this share of its filled cells on a column identifies people, whatever its header. */
const ENOUGH = 0.6;

/** Why the values of a column show that it identifies people, or null. */
export const personalValues = (
  column: Pick<ColumnProfile, 'examples'> & Partial<Pick<ColumnProfile, 'values' | 'sample'>>,
): string | null => {
  const cells = (
    column.values ?? (column.sample ?? column.examples).map((value) => ({ value, n: 1 }))
  ).filter(({ value }) => value.trim() !== '');
  const total = cells.reduce((sum, { n }) => sum + n, 0);
  const byKind = new Map<string, number>();
  for (const { value, n } of cells) {
    const what = whatIs(value);
    if (what !== null) byKind.set(what, (byKind.get(what) ?? 0) + n);
  }
  const found = [...byKind.values()].reduce((sum, n) => sum + n, 0);
  if (total === 0 || found < ENOUGH * total) return null;
  const kinds = [...byKind].sort(([, a], [, b]) => b - a).map(([what]) => what);
  return found === total
    ? `the values look like ${kinds.join(' and ')}`
    : `${Math.floor((100 * found) / total)} % of the values look like ${kinds.join(' and ')}`;
};
