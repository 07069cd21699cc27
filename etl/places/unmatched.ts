import { Problem } from '../model/problem.ts';
import type { Session } from '../warehouse/session.ts';
import { readKnownNames, type Reference } from './known-names.ts';
import { clusterNames, type Cluster } from './names/cluster-names.ts';
import { suggestNames, type KnownName, type Suggestion } from './names/suggest-names.ts';
import { readSpelledValues } from './spelled-values.ts';
import { ALIASED_DIMENSIONS, isAliased, type AliasedDimension } from './statement.ts';

export interface UnmatchedValue {
  readonly value: string;
  readonly n_cases: number;
  readonly n_responses: number;
  readonly suggestions: readonly Suggestion[];
}

export interface Unmatched {
  readonly dimension: AliasedDimension;
  readonly reference: Reference;
  readonly n_rows: number;
  /** Rows whose value is a known name; null where there is no reference to match. */
  readonly n_matched: number | null;
  readonly n_unmatched: number | null;
  readonly n_blank: number;
  readonly values: readonly UnmatchedValue[];
}

/** @throws Problem when the dimension has no spellings to look at. */
export const needAliased = (dimension: string, status = 404): AliasedDimension => {
  if (isAliased(dimension)) return dimension;
  throw new Problem(
    'There is no such dimension',
    [
      {
        code: 'unknown_dimension',
        detail: `"${dimension}" has no aliases.`,
        value: dimension,
        way_out: `Use one of ${ALIASED_DIMENSIONS.join(', ')}.`,
      },
    ],
    status,
  );
};

/** Without a reference the frequent spellings are what a rarer one may stand for. */
const asKnown = (values: readonly { value: string; n: number }[], below: number): KnownName[] =>
  values.filter(({ n }) => n > below).map(({ value }) => ({ value, others: [] }));

/**
 * The values of a dimension that no reference knows, most rows first, with the names they may stand for. Without a
 * reference every value is listed, with more frequent spellings that read like it.
 */
export const listUnmatched = async (session: Session, dimension: AliasedDimension): Promise<Unmatched> => {
  const spelled = await readSpelledValues(session, dimension);
  const { reference, names } = await readKnownNames(session, dimension);
  const known = new Set(names.map(({ value }) => value));
  const counted = spelled.flatMap(({ value, n_cases, n_responses }) =>
    value === null ? [] : [{ value, n_cases, n_responses, n: n_cases + n_responses }],
  );
  const sum = (rows: readonly { n_cases: number; n_responses: number }[]): number =>
    rows.reduce((n, row) => n + row.n_cases + row.n_responses, 0);
  const unmatched = counted.filter(({ value }) => !known.has(value));
  return {
    dimension,
    reference,
    n_rows: sum(spelled),
    n_matched: reference === null ? null : sum(counted) - sum(unmatched),
    n_unmatched: reference === null ? null : sum(unmatched),
    n_blank: sum(spelled.filter(({ value }) => value === null)),
    values: unmatched.map(({ value, n_cases, n_responses, n }) => ({
      value,
      n_cases,
      n_responses,
      suggestions: suggestNames(value, reference === null ? asKnown(counted, n) : names),
    })),
  };
};

/** Spellings of a dimension, as queries show them now, that may be one value. */
export const listClusters = async (
  session: Session,
  dimension: AliasedDimension,
): Promise<{ dimension: AliasedDimension; clusters: Cluster[] }> => {
  const { names } = await readKnownNames(session, dimension);
  const known = new Set(names.map(({ value }) => value));
  const spelled = await readSpelledValues(session, dimension);
  const counted = spelled.flatMap(({ value, n_cases, n_responses }) =>
    value === null ? [] : [{ value, n: n_cases + n_responses, known: known.has(value) }],
  );
  return { dimension, clusters: clusterNames(counted) };
};

/** The names one spelling may stand for; without a reference the spellings in use that are not it. */
export const suggestFor = async (
  session: Session,
  dimension: AliasedDimension,
  value: string,
): Promise<{ dimension: AliasedDimension; value: string; suggestions: Suggestion[] }> => {
  const { reference, names } = await readKnownNames(session, dimension);
  const inUse = async (): Promise<KnownName[]> =>
    (await readSpelledValues(session, dimension)).flatMap((each) =>
      each.value === null ? [] : [{ value: each.value, others: [] }],
    );
  return { dimension, value, suggestions: suggestNames(value, reference === null ? await inUse() : names) };
};
