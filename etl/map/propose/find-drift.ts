import type { Mapping } from '../../model/mapping.ts';
import { headerKey } from '../header-key.ts';
import { knowsHeader } from '../knows-header.ts';
import type { Preset } from '../preset.ts';
import { headerSimilarity } from '../similarity.ts';
import { SYNONYMS } from '../synonyms.ts';
import type { Drift } from './proposal.ts';

/** From here on a missing and a new header are taken for one that was renamed. */
const RENAMED = 0.6;

/** Columns a saved mapping reads or drops. */
export const mappedColumns = (mapping: Mapping): string[] => [
  ...new Set([
    ...Object.values(mapping.fields).flatMap((columns) => columns ?? []),
    ...(mapping.items ?? []).map(({ column }) => column),
    ...(mapping.drop ?? []),
  ]),
];

const sameField = (a: string, b: string): boolean =>
  Object.values(SYNONYMS).some((synonyms) => {
    const keys = synonyms.map(headerKey);
    return keys.includes(headerKey(a)) && keys.includes(headerKey(b));
  });

/** Pairs every missing header with the new one that reads most like it, each at most once, best pairs first. */
const pairUp = (gone: readonly string[], added: readonly string[]): { from: string; to: string }[] => {
  const pairs = gone
    .flatMap((from) =>
      added.map((to) => ({ from, to, score: sameField(from, to) ? 0.95 : headerSimilarity(from, to) })),
    )
    .filter(({ score }) => score >= RENAMED)
    .sort((a, b) => b.score - a.score);
  const taken = new Set<string>();
  return pairs.flatMap(({ from, to }) => {
    if (taken.has(`from ${from}`) || taken.has(`to ${to}`)) return [];
    taken.add(`from ${from}`).add(`to ${to}`);
    return [{ from, to }];
  });
};

/** Compares the columns of a file with the expected ones: what is new, what is gone, what only changed its name. */
export const compareColumns = (
  expected: readonly string[],
  known: (column: string) => boolean,
  columns: readonly string[],
): Drift => {
  const present = new Set(columns.map(headerKey));
  const gone = expected.filter((column) => !present.has(headerKey(column)));
  const added = columns.filter((column) => !known(column));
  const renamed = pairUp(gone, added);
  return {
    added: added.filter((column) => !renamed.some(({ to }) => to === column)),
    gone: gone.filter((column) => !renamed.some(({ from }) => from === column)),
    renamed,
  };
};

/**
 * How a file's header differs from a saved source, or else from a preset whose columns the publisher fixes; null
 * when nothing is expected of the columns.
 */
export const findDrift = (
  columns: readonly string[],
  preset: Preset | null,
  source: Mapping | undefined,
  sourceColumns: readonly string[] | undefined,
): Drift | null => {
  if (source) {
    const expected = sourceColumns ?? mappedColumns(source);
    const keys = new Set([...expected, ...mappedColumns(source)].map(headerKey));
    return compareColumns(expected, (column) => keys.has(headerKey(column)), columns);
  }
  if (!preset?.fixedColumns) return null;
  const spellings = preset.signature.map((entry) => (typeof entry === 'string' ? [entry] : entry));
  const keys = new Set(columns.map(headerKey));
  const expected = spellings.flatMap((entry) =>
    entry.some((header) => keys.has(headerKey(header))) ? [] : entry.slice(0, 1),
  );
  const isListed = (column: string): boolean => /^column_\d+$/.test(column) || knowsHeader(preset, column);
  return compareColumns(expected, isListed, columns);
};
