/** Two counts that a rate is made of, and who they are about where that is known. */
export interface RateCells {
  /** Numerator: cases that came back, closings, cases. */
  x: number;
  /** Denominator. */
  n: number;
  /** Cases of which the question could be told at all. */
  known: number;
  /** Residents of the place; null where unknown. */
  residents: number | null;
}

export const emptyRateCells = (): RateCells => ({ x: 0, n: 0, known: 0, residents: null });

const addResidents = (a: number | null, b: number | null, sign: 1 | -1): number | null =>
  a === null && b === null ? null : (a ?? 0) + sign * (b ?? 0);

export const addRateCells = (into: RateCells, from: RateCells, sign: 1 | -1 = 1): RateCells => {
  into.x += sign * from.x;
  into.n += sign * from.n;
  into.known += sign * from.known;
  into.residents = addResidents(into.residents, from.residents, sign);
  return into;
};
