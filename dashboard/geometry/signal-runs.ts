import type { QueryRow } from '../../api/contract/query.ts';

export type SignalKind = NonNullable<QueryRow['signal']>;

/** Neighbouring points that a rule has marked on one side of the mean. */
export interface SignalRun {
  /** What is said of the run: the rule about many points where one holds, else the first point's. */
  readonly kind: SignalKind;
  readonly side: 'above' | 'below';
  /** Positions in the series, both included. */
  readonly first: number;
  readonly last: number;
  /** Marked points in it; points without a value neither count nor end it. */
  readonly count: number;
}

/** Rules by how much they explain; each point carries only one, though several may hold. */
const TELLING: Readonly<Record<SignalKind, number>> = { shift: 3, trend: 2, outside: 1, two_of_three: 0 };
const moreTelling = (a: SignalKind, b: SignalKind): SignalKind => (TELLING[b] > TELLING[a] ? b : a);

/** Runs of marked points: one run as long as the side of the mean stays the same. */
export const signalRuns = (
  rows: readonly (Pick<QueryRow, 'value' | 'signal' | 'signal_side'> | undefined)[],
): SignalRun[] => {
  const runs: SignalRun[] = [];
  let isOpen = false;
  rows.forEach((row, i) => {
    if (!row || row.value === null) return;
    if (!row.signal || !row.signal_side) {
      isOpen = false;
      return;
    }
    const run = runs.at(-1);
    if (run && isOpen && run.side === row.signal_side)
      runs[runs.length - 1] = {
        ...run,
        last: i,
        count: run.count + 1,
        kind: moreTelling(run.kind, row.signal),
      };
    else runs.push({ kind: row.signal, side: row.signal_side, first: i, last: i, count: 1 });
    isOpen = true;
  });
  return runs;
};

/**
 * Where words of a run stand clear of every point under or over them.
 * @param x the middle of the words, `half` their half width, in pixels
 * @returns the outermost y on the run's side, of the run itself and of all points beside the words
 */
export const clearOf = (
  points: readonly { readonly x: number; readonly y: number | null }[],
  run: { readonly side: 'above' | 'below'; readonly y: number },
  x: number,
  half: number,
): number => {
  const beside = points.flatMap((point) =>
    point.y !== null && Math.abs(point.x - x) <= half ? [point.y] : [],
  );
  return run.side === 'above' ? Math.min(run.y, ...beside) : Math.max(run.y, ...beside);
};
