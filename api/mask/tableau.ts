/**
 * A linear system Σ coefficient·x = right side with bounds on every x, held as a simplex tableau: each row expresses
 * one basic variable through the others, which sit at one of their bounds. `value` is the current solution.
 */
export interface Tableau {
  /** The independent equations as they were given; the right side is the last entry. */
  readonly source: readonly Float64Array[];
  readonly rows: number;
  readonly columns: number;
  readonly entries: Float64Array;
  readonly basic: Int32Array;
  readonly rowOf: Int32Array;
  readonly value: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** `terms`: pairs of variable and coefficient. */
export interface LinearEquation {
  readonly terms: readonly (readonly [number, number])[];
  readonly right: number;
}

/** Below it a difference is rounding: counts are whole and coefficients ±1. */
export const TOLERANCE = 1e-7;
const DUST = 1e-10;

/** An element that is known to be there. */
export const at = (array: Float64Array | Int32Array, index: number): number => array[index] as number;

/**
 * The tableau of a system whose lower bounds are finite (an upper bound may be Infinity); null if the equations
 * contradict each other. The bounds may not yet hold: see `restoreFeasibility`.
 */
export function buildTableau(
  equations: readonly LinearEquation[],
  lower: Float64Array,
  upper: Float64Array,
): Tableau | null {
  const n = lower.length;
  const dense = equations.map(({ terms, right }) => {
    const row = new Float64Array(n + 1);
    for (const [variable, coefficient] of terms) row[variable] = at(row, variable) + coefficient;
    row[n] = right;
    return row;
  });
  const reduced = eliminate(dense, () => true);
  if (reduced === null) return null;
  const t: Tableau = {
    source: reduced.map(({ index }) => dense[index] as Float64Array),
    rows: reduced.length,
    columns: n,
    entries: new Float64Array(reduced.length * n),
    basic: new Int32Array(reduced.length),
    rowOf: new Int32Array(n).fill(-1),
    value: lower.slice(),
    lower,
    upper,
  };
  reduced.forEach(({ variable }) => (t.rowOf[variable] = 0));
  fill(t, reduced);
  return t;
}

interface ReducedRow {
  readonly row: Float64Array;
  readonly variable: number;
  readonly index: number;
}

/** Gauss–Jordan elimination on the allowed variables, the largest coefficient first; null: a contradiction. */
function eliminate(
  dense: readonly Float64Array[],
  allowed: (variable: number) => boolean,
): ReducedRow[] | null {
  const kept: ReducedRow[] = [];
  for (const [index, given] of dense.entries()) {
    const row = given.slice();
    const right = row.length - 1;
    for (const done of kept) subtract(row, done.row, at(row, done.variable));
    let variable = -1;
    for (let j = 0; j < right; j++)
      if (allowed(j) && Math.abs(at(row, j)) > (variable < 0 ? 0 : Math.abs(at(row, variable))) + TOLERANCE)
        variable = j;
    if (variable < 0) {
      if (Math.abs(at(row, right)) > TOLERANCE) return null;
      continue;
    }
    const pivot = at(row, variable);
    for (let j = 0; j <= right; j++) row[j] = at(row, j) / pivot;
    for (const done of kept) subtract(done.row, row, at(done.row, variable));
    kept.push({ row, variable, index });
  }
  return kept;
}

/** Writes reduced rows into the tableau and computes the basic variables from the others. */
function fill(t: Tableau, reduced: readonly ReducedRow[]): void {
  reduced.forEach(({ row, variable }, i) => {
    t.entries.set(row.subarray(0, t.columns), i * t.columns);
    t.basic[i] = variable;
    t.rowOf[variable] = i;
  });
  for (const { row, variable } of reduced) {
    let sum = at(row, t.columns);
    for (let j = 0; j < t.columns; j++) if (at(t.rowOf, j) < 0) sum -= at(row, j) * at(t.value, j);
    t.value[variable] = sum;
  }
}

function subtract(target: Float64Array, source: Float64Array, factor: number): void {
  if (factor === 0) return;
  for (let j = 0; j < target.length; j++) {
    const left = at(target, j) - factor * at(source, j);
    target[j] = Math.abs(left) < DUST ? 0 : left;
  }
}

/** Computes the tableau anew from the equations it was given, for the basis it has: removes rounding drift. */
export function refreshTableau(t: Tableau): void {
  const reduced = eliminate(t.source, (variable) => at(t.rowOf, variable) >= 0);
  if (reduced?.length === t.rows) fill(t, reduced);
}

/** The largest amount by which the current solution misses an equation. */
export function measureDrift(t: Tableau): number {
  let drift = 0;
  for (const row of t.source) {
    let sum = -at(row, t.columns);
    for (let j = 0; j < t.columns; j++) if (at(row, j) !== 0) sum += at(row, j) * at(t.value, j);
    drift = Math.max(drift, Math.abs(sum));
  }
  return drift;
}

/** An independent copy, for trying other bounds. */
export const copyTableau = (t: Tableau): Tableau => ({
  ...t,
  entries: t.entries.slice(),
  basic: t.basic.slice(),
  rowOf: t.rowOf.slice(),
  value: t.value.slice(),
  lower: t.lower.slice(),
  upper: t.upper.slice(),
});

/** Narrows one variable's bounds; call `restoreFeasibility` afterwards. */
export function setBounds(t: Tableau, variable: number, lower: number, upper: number): void {
  t.lower[variable] = lower;
  t.upper[variable] = upper;
  if (at(t.rowOf, variable) >= 0) return;
  const now = at(t.value, variable);
  shift(t, variable, Math.min(Math.max(now, lower), upper) - now);
}

/** Moves a non-basic variable and the basic ones with it. */
export function shift(t: Tableau, variable: number, delta: number): void {
  if (delta === 0) return;
  t.value[variable] = at(t.value, variable) + delta;
  for (let i = 0; i < t.rows; i++) {
    const entry = at(t.entries, i * t.columns + variable);
    const moved = at(t.basic, i);
    if (entry !== 0) t.value[moved] = at(t.value, moved) - entry * delta;
  }
}

/** Lets `entering` take the place of the basic variable of `row`. */
export function exchange(t: Tableau, row: number, entering: number): void {
  const { columns, entries } = t;
  const pivotRow = entries.subarray(row * columns, (row + 1) * columns);
  const pivot = at(pivotRow, entering);
  for (let j = 0; j < columns; j++) pivotRow[j] = at(pivotRow, j) / pivot;
  for (let i = 0; i < t.rows; i++) {
    if (i === row) continue;
    const other = entries.subarray(i * columns, (i + 1) * columns);
    subtract(other, pivotRow, at(other, entering));
  }
  t.rowOf[at(t.basic, row)] = -1;
  t.basic[row] = entering;
  t.rowOf[entering] = row;
}
