import { optimise, restoreFeasibility } from './simplex.ts';
import { copyTableau, setBounds, TOLERANCE, type Tableau } from './tableau.ts';

/** The end of a range: a number, or why there is none. `undecided`: the search stopped before it was proved. */
export type Bound = number | 'unbounded' | 'infeasible' | 'undecided';

const NODES = 400;

const nearest = (x: number): number => Math.round(x) + 0;
const isWhole = (x: number): boolean => Math.abs(x - Math.round(x)) <= 10 * TOLERANCE;

/** A real end of a range; a value within rounding of a whole number is that number. */
export function findBound(t: Tableau, variable: number, direction: 1 | -1): Bound {
  const outcome = optimise(t, variable, direction);
  if (outcome !== 'optimal') return outcome;
  const end = t.value[variable] ?? NaN;
  return isWhole(end) ? nearest(end) : end;
}

/**
 * The least (`direction` 1) or greatest (−1) value of `variable` among the whole-number solutions, by branch and
 * bound (Land and Doig 1960) from a feasible tableau, which it leaves at the real optimum.
 */
export function findWholeBound(t: Tableau, variable: number, direction: 1 | -1): Bound {
  const real = optimise(t, variable, direction);
  if (real !== 'optimal') return real;
  let best: number | null = null;
  let nodes = NODES;
  const open: Tableau[] = [];
  const consider = (node: Tableau): void => {
    const end = direction * (node.value[variable] ?? NaN);
    const reachable = Math.ceil(end - 10 * TOLERANCE);
    if (best !== null && reachable >= best) return;
    const fractional = node.value.findIndex((x) => !isWhole(x));
    if (fractional < 0) {
      best = nearest(end);
      return;
    }
    const below = Math.floor(node.value[fractional] ?? NaN);
    const sides = [
      [node.lower[fractional] ?? 0, below],
      [below + 1, node.upper[fractional] ?? Infinity],
    ] as const;
    const nearerLast = (node.value[fractional] ?? NaN) - below < 0.5 ? sides.toReversed() : sides;
    for (const [lower, upper] of nearerLast) {
      const child = copyTableau(node);
      setBounds(child, fractional, lower, upper);
      open.push(child);
    }
  };
  consider(t);
  for (let node = open.pop(); node; node = open.pop()) {
    if (--nodes < 0) return 'undecided';
    const feasible = restoreFeasibility(node);
    if (feasible === 'infeasible') continue;
    if (feasible !== 'optimal' || optimise(node, variable, direction) !== 'optimal') return 'undecided';
    consider(node);
  }
  return best === null ? 'infeasible' : direction * best + 0;
}
