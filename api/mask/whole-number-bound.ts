import { isWhole, learnTable, type KnownTables } from './known-tables.ts';
import { optimise, restoreFeasibility } from './simplex.ts';
import { copyTableau, setBounds, TOLERANCE, type Tableau } from './tableau.ts';

/** The end of a range: a number, or why there is none. `undecided`: the search stopped before it found one. */
export type Bound = number | 'unbounded' | 'infeasible' | 'undecided';

/** A whole-number end. Not proved: tables reach it, and the search stopped before excluding that some go further. */
export interface WholeEnd {
  readonly end: Bound;
  readonly proved: boolean;
}

const NODES = 400;

/** A real end of a range; a value within rounding of a whole number is that number. */
export function findBound(t: Tableau, variable: number, direction: 1 | -1): Bound {
  const outcome = optimise(t, variable, direction);
  if (outcome !== 'optimal') return outcome;
  const end = t.value[variable] ?? NaN;
  return isWhole(end) ? Math.round(end) + 0 : end;
}

/**
 * The least (`direction` 1) or greatest (−1) value of `variable` among the whole-number solutions, by branch and
 * bound (Land and Doig 1960) from a feasible tableau, which it leaves changed. Tables met are added to `known`, and
 * those known before cut the search short.
 */
export function findWholeBound(
  t: Tableau,
  variable: number,
  direction: 1 | -1,
  known: KnownTables,
): WholeEnd {
  const real = optimise(t, variable, direction);
  if (real !== 'optimal') return { end: real, proved: real !== 'undecided' };
  /** The best end known, turned so that less is better. */
  const best = (): number =>
    direction === 1 ? (known.least[variable] ?? Infinity) : -(known.greatest[variable] ?? -Infinity);
  const report = (proved: boolean): WholeEnd => {
    if (best() < Infinity) return { end: direction * best() + 0, proved };
    return { end: proved ? 'infeasible' : 'undecided', proved };
  };
  const open: Tableau[] = [];
  const consider = (node: Tableau): void => {
    learnTable(known, node.value);
    if (Math.ceil(direction * (node.value[variable] ?? NaN) - 10 * TOLERANCE) < best())
      open.push(...split(node));
  };
  consider(t);
  let nodes = NODES;
  for (let node = open.pop(); node; node = open.pop()) {
    if (--nodes < 0) return report(false);
    const feasible = restoreFeasibility(node);
    if (feasible === 'infeasible') continue;
    if (feasible !== 'optimal' || optimise(node, variable, direction) !== 'optimal') return report(false);
    consider(node);
  }
  return report(true);
}

/** The two halves without the first fractional value, the one nearer to it last. */
function split(node: Tableau): Tableau[] {
  const fractional = node.value.findIndex((x) => !isWhole(x));
  const x = node.value[fractional] ?? NaN;
  const below = { lower: node.lower[fractional] ?? 0, upper: Math.floor(x) };
  const above = { lower: Math.ceil(x), upper: node.upper[fractional] ?? Infinity };
  return (x - Math.floor(x) < 0.5 ? [above, below] : [below, above]).map(({ lower, upper }) => {
    const child = copyTableau(node);
    setBounds(child, fractional, lower, upper);
    return child;
  });
}
