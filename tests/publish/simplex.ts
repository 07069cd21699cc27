/** A linear program in equality form: A x = b, x ≥ 0. Dense tableau, Bland's rule; written for small attacks only. */
export interface Program {
  /** The least or greatest value of Σ cᵢxᵢ; Infinity where it has none. */
  range(objective: ReadonlyMap<number, number>): readonly [number, number];
}

const EPS = 1e-9;

const pivotOn = (table: Float64Array[], basis: number[], r: number, c: number): void => {
  const row = table[r] as Float64Array;
  const by = row[c] as number;
  for (let j = 0; j < row.length; j++) row[j] = (row[j] as number) / by;
  table.forEach((other, i) => {
    const factor = other[c] as number;
    if (i === r || Math.abs(factor) < 1e-13) return;
    for (let j = 0; j < other.length; j++) other[j] = (other[j] as number) - factor * (row[j] as number);
  });
  basis[r] = c;
};

/** Lowers the last row's objective to its least; false if it has none. `columns`: variables that may enter. */
const lower = (table: Float64Array[], basis: number[], columns: number): boolean => {
  const cost = table.at(-1) as Float64Array;
  const end = cost.length - 1;
  for (;;) {
    let enter = -1;
    for (let j = 0; j < columns && enter < 0; j++) if ((cost[j] as number) < -EPS) enter = j;
    if (enter < 0) return true;
    let leave = -1;
    let least = Infinity;
    for (let i = 0; i < basis.length; i++) {
      const a = (table[i] as Float64Array)[enter] as number;
      if (a <= EPS) continue;
      const ratio = ((table[i] as Float64Array)[end] as number) / a;
      if (ratio < least - EPS || (ratio < least + EPS && (basis[i] as number) < (basis[leave] as number)))
        [least, leave] = [ratio, i];
    }
    if (leave < 0) return false;
    pivotOn(table, basis, leave, enter);
  }
};

/** Finds a first solution. @throws Error when there is none. */
export const openProgram = (
  size: number,
  equations: readonly { readonly row: ReadonlyMap<number, number>; readonly value: number }[],
): Program => {
  const m = equations.length;
  const table = equations.map(({ row, value }, i) => {
    const line = new Float64Array(size + m + 1);
    const sign = value < 0 ? -1 : 1;
    for (const [j, c] of row) line[j] = sign * c;
    line[size + i] = 1;
    line[size + m] = sign * value;
    return line;
  });
  const cost = new Float64Array(size + m + 1);
  for (const line of table)
    line.forEach((c, j) => (cost[j] = (cost[j] as number) - (j < size || j === size + m ? c : 0)));
  const basis = equations.map((_, i) => size + i);
  const full = [...table, cost];
  lower(full, basis, size);
  if (Math.abs(cost[size + m] as number) > 1e-6) throw new Error('the answers contradict each other');
  // Artificial variables that are still there stand for equations that say nothing new.
  for (let r = 0; r < basis.length; r++) {
    if ((basis[r] as number) < size) continue;
    const enter = (full[r] as Float64Array).subarray(0, size).findIndex((c) => Math.abs(c) > 1e-7);
    if (enter >= 0) pivotOn(full, basis, r, enter);
  }
  const kept = basis.flatMap((variable, r) => (variable < size ? [r] : []));
  const start = kept.map((r) => {
    const line = full[r] as Float64Array;
    return Float64Array.from([...line.subarray(0, size), line[size + m] as number]);
  });
  const startBasis = kept.map((r) => basis[r] as number);
  const extreme = (objective: ReadonlyMap<number, number>, sign: 1 | -1): number => {
    const goal = new Float64Array(size + 1);
    for (const [j, c] of objective) goal[j] = sign * c;
    const lines = [...start.map((line) => line.slice()), goal];
    const own = [...startBasis];
    own.forEach((variable, r) => {
      const factor = goal[variable] as number;
      if (factor !== 0) lines[r]?.forEach((c, j) => (goal[j] = (goal[j] as number) - factor * c));
    });
    return lower(lines, own, size) ? -sign * (goal[size] as number) : -sign * Infinity;
  };
  return { range: (objective) => [extreme(objective, 1), extreme(objective, -1)] };
};
