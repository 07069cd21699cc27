/** A key column: for every cell the place of its member in the list of members. */
export interface CodedColumn {
  readonly codes: Int32Array;
  readonly members: readonly (string | null)[];
}

/** The keys of cells column by column. */
export interface CellKeys {
  readonly length: number;
  /** The day of each cell, or the first of its month, in days since 1970-01-01. */
  readonly on: Int32Array;
  readonly keys: ReadonlyMap<string, CodedColumn>;
  /** 1 where the cases count in the assessment. */
  readonly isAssessed: Uint8Array;
  /** First and last day of every run of `RUN` cells: what lies outside a period is passed over run by run. */
  readonly runs: { readonly first: Int32Array; readonly last: Int32Array };
}

export const RUN = 4096;

/** Cells beyond which a table stays with the engine: they would take some 150 MB. */
export const MOST_CELLS = 4_000_000;

/** First and last day of each run of cells. */
export const runsOf = (on: Int32Array): CellKeys['runs'] => {
  const n = Math.ceil(on.length / RUN);
  const [first, last] = [new Int32Array(n), new Int32Array(n)];
  for (let run = 0; run < n; run += 1) {
    const cells = on.subarray(run * RUN, (run + 1) * RUN);
    first[run] = cells.reduce((a, b) => Math.min(a, b), Infinity);
    last[run] = cells.reduce((a, b) => Math.max(a, b), -Infinity);
  }
  return { first, last };
};
