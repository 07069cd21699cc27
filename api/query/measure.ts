import type { Difference, Estimate } from './estimate.ts';
import type { Fetched } from './collect-cells.ts';
import type { Held, Reader } from './held.ts';
import type { Needs } from './needs.ts';
import type { Selection } from './plan.ts';

/** Random numbers in [0, 1), the same for the same seed. */
export type Seeded = (seed: string) => () => number;

/** What the measures of one answer share. */
export interface QueryContext {
  readonly session: Reader;
  readonly held: Held;
  readonly needs: Needs;
  readonly seeded: Seeded;
}

export interface Sided<Cells> {
  readonly estimate: Estimate;
  readonly cells: Cells;
}

/** Lengths of the two sides of a comparison, in days. */
export interface Exposure {
  readonly a: number;
  readonly b: number;
}

/** How one metric is read, added up, estimated and compared. Cells are additive; everything else is divided last. */
export interface Measure<Cells> {
  fetch(selection: Selection): Promise<Fetched<Cells>>;
  empty(): Cells;
  add(into: Cells, from: Cells, sign?: 1 | -1): Cells;
  estimate(cells: Cells): Estimate;
  differ(a: Sided<Cells>, b: Sided<Cells>, exposure: Exposure): Difference;
  /** Difference from a number that was given. */
  against(side: Sided<Cells>, target: number): Difference;
  /** False where these cells show that the data cannot answer the metric at all. */
  available(cells: Cells): boolean;
  readonly note: string | null;
  /** Why nothing can be answered, in place of the usual sentence. */
  readonly absent?: string;
}

/** A measure whose cells nobody outside looks into, so that measures of different cells can stand in one list. */
export const seal = <Cells>(measure: Measure<Cells>): Measure<unknown> => {
  const open = (side: Sided<unknown>): Sided<Cells> => side as Sided<Cells>;
  return {
    fetch: (selection) => measure.fetch(selection),
    empty: () => measure.empty(),
    add: (into, from, sign) => measure.add(into as Cells, from as Cells, sign),
    estimate: (cells) => measure.estimate(cells as Cells),
    differ: (a, b, exposure) => measure.differ(open(a), open(b), exposure),
    against: (side, target) => measure.against(open(side), target),
    available: (cells) => measure.available(cells as Cells),
    note: measure.note,
    ...(measure.absent === undefined ? {} : { absent: measure.absent }),
  };
};
