/** One reference case, as the reference folder's README describes it. */
export interface ReferenceCase {
  readonly id: string;
  readonly fn: string;
  readonly file?: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tol: { readonly rel: number; readonly abs: number };
}

export type Row = Readonly<Record<string, string>>;

/** What an adapter may read besides its case. */
export interface CaseFiles {
  /** Rows of a CSV beside the case; `params.where` is applied. */
  rows(of: ReferenceCase): Row[];
  /** Rows of another CSV beside the case. */
  table(file: string): Row[];
}

/** Answers a case with the keys of its `expected`; throws `StatisticsError` to refuse. */
export type Adapter = (of: ReferenceCase, files: CaseFiles) => Readonly<Record<string, unknown>>;

export type KeyTolerance = ReferenceCase['tol'] | 'for information only';

/** A topic: which functions it offers, and why others are not. */
export interface Topic {
  readonly adapters: Readonly<Record<string, Adapter>>;
  readonly notOffered?: Readonly<Record<string, string>>;
  /** By function and key of `expected`: the tolerance a case's note gives for that key, or why it is not compared. */
  readonly tolerances?: Readonly<Record<string, Readonly<Record<string, KeyTolerance>>>>;
}

/** A CSV cell as a number; null when empty or no number. */
export const toNumber = (cell: string | undefined): number | null => {
  if (cell === undefined || cell.trim() === '') return null;
  const n = Number(cell);
  return Number.isFinite(n) ? n : null;
};

/** Numbers of a column, the missing ones left out. */
export const numbers = (rows: readonly Row[], column: string): number[] =>
  rows.flatMap((row) => toNumber(row[column]) ?? []);

/** An interval as the reference writes it. */
export const pair = (interval: { lower: number; upper: number } | null): [number, number] | null =>
  interval ? [interval.lower, interval.upper] : null;
