import type { QueryRow } from '../../api/contract/query.ts';

export type SignalKind = NonNullable<QueryRow['signal']>;

/** Neighbouring points that one rule has marked. */
export interface SignalRun {
  readonly kind: SignalKind;
  readonly side: 'above' | 'below';
  /** Positions in the series, both included. */
  readonly first: number;
  readonly last: number;
}

/** Runs of points that one rule marks on one side of the mean. */
export const signalRuns = (
  rows: readonly (Pick<QueryRow, 'signal' | 'signal_side'> | undefined)[],
): SignalRun[] => {
  const runs: SignalRun[] = [];
  rows.forEach((row, i) => {
    if (!row?.signal || !row.signal_side) return;
    const run = runs.at(-1);
    if (run && run.last === i - 1 && run.kind === row.signal && run.side === row.signal_side)
      runs[runs.length - 1] = { ...run, last: i };
    else runs.push({ kind: row.signal, side: row.signal_side, first: i, last: i });
  });
  return runs;
};
