import { at, exchange, measureDrift, refreshTableau, shift, TOLERANCE, type Tableau } from './tableau.ts';

export type Outcome = 'optimal' | 'unbounded' | 'infeasible' | 'undecided';

const PIVOT_TOLERANCE = 1e-6;
const TIE = 1e-9;
const STALLS_BEFORE_BLAND = 40;
const PIVOTS_BEFORE_REFRESH = 100;

/** How the objective changes per unit of each non-basic variable, as a function of the current basis. */
type Slopes = (t: Tableau) => Float64Array | null;

/** Brings the solution inside its bounds, keeping the equations. `infeasible`: there is none. */
export function restoreFeasibility(t: Tableau): Outcome {
  const slopes: Slopes = () => {
    const slope = new Float64Array(t.columns);
    let violated = false;
    for (let i = 0; i < t.rows; i++) {
      const v = at(t.basic, i);
      const weight =
        at(t.value, v) < at(t.lower, v) - TOLERANCE
          ? -1
          : at(t.value, v) > at(t.upper, v) + TOLERANCE
            ? 1
            : 0;
      if (weight === 0) continue;
      violated = true;
      for (let j = 0; j < t.columns; j++) slope[j] = at(slope, j) - weight * at(t.entries, i * t.columns + j);
    }
    return violated ? slope : null;
  };
  const outcome = descend(t, slopes);
  return outcome === 'optimal' && slopes(t) !== null ? 'infeasible' : outcome;
}

/** Takes `variable` to its least (`direction` 1) or greatest (−1) value from a feasible solution. */
export function optimise(t: Tableau, variable: number, direction: 1 | -1): Outcome {
  const slopes: Slopes = () => {
    const slope = new Float64Array(t.columns);
    const row = at(t.rowOf, variable);
    if (row < 0) slope[variable] = direction;
    else for (let j = 0; j < t.columns; j++) slope[j] = -direction * at(t.entries, row * t.columns + j);
    return slope;
  };
  for (let attempt = 0; attempt < 3; attempt++) {
    const outcome = descend(t, slopes);
    if (outcome !== 'optimal' || holdsBounds(t)) return outcome;
    if (restoreFeasibility(t) !== 'optimal') return 'undecided';
  }
  return 'undecided';
}

const holdsBounds = (t: Tableau): boolean =>
  t.value.every((x, j) => x >= at(t.lower, j) - TOLERANCE && x <= at(t.upper, j) + TOLERANCE);

/** Primal simplex with bounded variables: steps downhill until no variable improves the objective. */
function descend(t: Tableau, slopes: Slopes): Outcome {
  let stalls = 0;
  let pivots = 0;
  for (let budget = 50 * (t.rows + t.columns) + 1000; budget > 0; budget--) {
    const slope = slopes(t);
    const bland = stalls > STALLS_BEFORE_BLAND;
    const entering = slope === null ? -1 : chooseEntering(t, slope, bland);
    if (slope === null || entering < 0) {
      if (measureDrift(t) <= TOLERANCE / 10) return 'optimal';
      refreshTableau(t);
      continue;
    }
    const sign = at(slope, entering) < 0 ? 1 : -1;
    const { row, step, bound } = chooseLeaving(t, entering, sign, bland);
    if (step === Infinity) return 'unbounded';
    stalls = step > TOLERANCE ? 0 : stalls + 1;
    shift(t, entering, sign * step);
    if (row < 0) continue;
    t.value[at(t.basic, row)] = bound;
    exchange(t, row, entering);
    if (++pivots % PIVOTS_BEFORE_REFRESH === 0) refreshTableau(t);
  }
  return 'undecided';
}

/** The steepest improving variable, or the first one (Bland's rule, which cannot cycle); −1 if none improves. */
function chooseEntering(t: Tableau, slope: Float64Array, bland: boolean): number {
  let best = -1;
  for (let j = 0; j < t.columns; j++) {
    if (at(t.rowOf, j) >= 0 || at(t.upper, j) <= at(t.lower, j)) continue;
    const gain = at(t.value, j) > at(t.lower, j) ? at(slope, j) : -at(slope, j);
    if (gain <= TOLERANCE || (best >= 0 && gain <= Math.abs(at(slope, best)) + TOLERANCE)) continue;
    if (bland) return j;
    best = j;
  }
  return best;
}

/** The first bound met when `entering` moves: a basic variable's (`row`), or its own (`row` −1). */
function chooseLeaving(t: Tableau, entering: number, sign: number, bland: boolean) {
  let best = { row: -1, step: at(t.upper, entering) - at(t.lower, entering), bound: 0 };
  let size = 0;
  for (let i = 0; i < t.rows; i++) {
    const rate = -sign * at(t.entries, i * t.columns + entering);
    if (Math.abs(rate) < PIVOT_TOLERANCE) continue;
    const v = at(t.basic, i);
    const [value, lower, upper] = [at(t.value, v), at(t.lower, v), at(t.upper, v)];
    const below = value < lower - TOLERANCE;
    const above = value > upper + TOLERANCE;
    if (rate > 0 ? above : below) continue;
    const bound = rate > 0 ? (below ? lower : upper) : above ? upper : lower;
    const step = Math.max(0, (bound - value) / rate);
    if (step === Infinity) continue;
    const tied = best.row >= 0 && Math.abs(step - best.step) <= TIE;
    const wins = tied ? (bland ? v < at(t.basic, best.row) : Math.abs(rate) > size) : step < best.step;
    if (!wins) continue;
    best = { row: i, step, bound };
    size = Math.abs(rate);
  }
  return best;
}
