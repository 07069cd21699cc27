import { TOLERANCE } from './tableau.ts';

/** The least and greatest value each unknown takes in the whole-number tables met so far. */
export interface KnownTables {
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

/** No table met yet. */
export const knowNone = (unknowns: number): KnownTables => ({
  least: new Float64Array(unknowns).fill(Infinity),
  greatest: new Float64Array(unknowns).fill(-Infinity),
});

export const isWhole = (x: number): boolean => Math.abs(x - Math.round(x)) <= 10 * TOLERANCE;

/** Takes note of a solution if it is a whole-number table: it is possible for all its cells at once. */
export function learnTable(known: KnownTables, values: Float64Array): void {
  if (!values.every(isWhole)) return;
  values.forEach((x, i) => {
    known.least[i] = Math.min(known.least[i] ?? Infinity, Math.round(x) + 0);
    known.greatest[i] = Math.max(known.greatest[i] ?? -Infinity, Math.round(x) + 0);
  });
}

/** How wide a range the tables met so far prove; 0 if none was met. */
export const widthKnown = ({ least, greatest }: KnownTables, unknown: number): number =>
  Math.max(0, (greatest[unknown] ?? 0) - (least[unknown] ?? 0));
