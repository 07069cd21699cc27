/** A prime below √2⁵³, so that products stay exact. */
const P = 94_906_249;

/** An equation over unknowns: index → coefficient. */
export type Row = ReadonlyMap<number, number>;

const inverse = (a: number): number => {
  let [old, r, oldS, s] = [a, P, 1, 0];
  while (r !== 0) {
    const q = Math.floor(old / r);
    [old, r] = [r, old - q * r];
    [oldS, s] = [s, oldS - q * s];
  }
  return ((oldS % P) + P) % P;
};

/**
 * The unknowns that a system of linear equations determines: exact Gauss–Jordan elimination in the field of a large
 * prime, rows sparse. (A determinant of the rationals that the prime divides could only make fewer rows independent.)
 */
export const determined = (equations: readonly Row[]): number[] => {
  const rows = equations.map(
    (row) =>
      new Map([...row].map(([i, c]): [number, number] => [i, ((c % P) + P) % P]).filter(([, c]) => c !== 0)),
  );
  const users = new Map<number, Set<number>>();
  const use = (unknown: number, row: number): void => {
    const set = users.get(unknown);
    if (set) set.add(row);
    else users.set(unknown, new Set([row]));
  };
  rows.forEach((row, r) => row.forEach((_, unknown) => use(unknown, r)));
  const pivots = new Map<number, number>();
  const open = new Set(rows.keys());
  while (open.size > 0) {
    let best = -1;
    for (const r of open) if (best < 0 || (rows[r]?.size ?? 0) < (rows[best]?.size ?? 0)) best = r;
    open.delete(best);
    const row = rows[best] as Map<number, number>;
    if (row.size === 0) continue;
    let pivot = -1;
    for (const unknown of row.keys())
      if (pivot < 0 || (users.get(unknown)?.size ?? 0) < (users.get(pivot)?.size ?? 0)) pivot = unknown;
    pivots.set(pivot, best);
    const scale = inverse(row.get(pivot) ?? 1);
    for (const [unknown, c] of row) row.set(unknown, (c * scale) % P);
    for (const other of [...(users.get(pivot) ?? [])]) {
      if (other === best) continue;
      const target = rows[other] as Map<number, number>;
      const factor = target.get(pivot) ?? 0;
      for (const [unknown, c] of row) {
        const next = ((target.get(unknown) ?? 0) + (P - factor) * c) % P;
        if (next === 0) {
          target.delete(unknown);
          users.get(unknown)?.delete(other);
        } else {
          target.set(unknown, next);
          use(unknown, other);
        }
      }
    }
  }
  return [...pivots].filter(([, r]) => rows[r]?.size === 1).map(([unknown]) => unknown);
};
