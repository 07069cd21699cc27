import type { Attacker } from './attacker.ts';
import { listEquations } from './equations.ts';
import { splitIntoSystems, type HiddenSystem } from './hidden-system.ts';
import { knowNone } from './known-tables.ts';
import { restoreFeasibility } from './simplex.ts';
import { buildTableau, copyTableau } from './tableau.ts';
import type { PublishedTable, Told } from './table.ts';
import { findBound, findWholeBound, type Bound, type WholeEnd } from './whole-number-bound.ts';

export interface AuditOptions {
  readonly attacker: Attacker;
  /** Counts 1 … threshold − 1 are primary. */
  readonly threshold: number;
  /** A primary (or unmarked) cell whose whole-number range is narrower than this is too narrow. */
  readonly minWidth: number;
  /** Hidden cells linked by sums beyond this number are not attacked but reported undecided; 250 take seconds. */
  readonly largestGroup?: number;
}

/** What can be computed about one hidden cell, over real numbers and over whole numbers. */
export interface CellBounds {
  readonly key: readonly string[];
  readonly told: Told;
  readonly realMin: Bound;
  readonly realMax: Bound;
  readonly wholeMin: Bound;
  readonly wholeMax: Bound;
  /** False: tables reach both whole ends, but a wider range is not excluded. */
  readonly proved: boolean;
}

export interface AuditReport {
  /** Visible cells add up and at least one whole-number table fits them. */
  readonly consistent: boolean;
  readonly bounds: readonly CellBounds[];
  /** Cells with one possible value. */
  readonly leaksExactly: readonly (readonly string[])[];
  /** Cells told to be primary, or told nothing, with a range narrower than `minWidth`. */
  readonly tooNarrow: readonly (readonly string[])[];
  /** Cells not shown to be wide enough within the search budget: counted against safety. */
  readonly undecided: readonly (readonly string[])[];
  readonly safe: boolean;
}

/**
 * Attacks a published table: for every hidden cell the least and greatest value that fits all sums and the attacker's
 * knowledge, by linear and integer programming (the attacker problem of Fischetti and Salazar-González 2001,
 * Management Science 47:1008).
 */
export function audit(table: PublishedTable, options: AuditOptions): AuditReport {
  const { dimensions, cells, hierarchies } = table;
  const equations = listEquations(
    dimensions,
    cells.map((cell) => cell.key),
    hierarchies,
  );
  const told = cells.map((cell) => cell.told ?? 'nothing');
  const indexed = { counts: cells.map((cell) => cell.count), told, equations };
  const { systems, additive } = splitIntoSystems(indexed, options.attacker, options.threshold);
  const { largestGroup = 250 } = options;
  const found = systems.flatMap((system) => attack(system, largestGroup));
  const contradicted = found.some((cell) => cell.realMin === 'infeasible');
  const bounds = found
    .sort((a, b) => a.cell - b.cell)
    .map(({ cell, ...ends }): CellBounds => {
      const known = contradicted ? everyEnd('infeasible') : ends;
      return { key: cells[cell]?.key ?? [], told: told[cell] ?? 'nothing', ...known };
    });
  return judge(bounds, additive, options.minWidth);
}

type Ends = Omit<CellBounds, 'key' | 'told'>;

const everyEnd = (bound: Bound): Ends => ({
  realMin: bound,
  realMax: bound,
  wholeMin: bound,
  wholeMax: bound,
  proved: bound !== 'undecided',
});

function attack(system: HiddenSystem, largestGroup: number): (Ends & { cell: number })[] {
  if (system.cells.length > largestGroup)
    return system.cells.map((cell) => ({ cell, ...everyEnd('undecided') }));
  const start = buildTableau(system.equations, system.lower.slice(), system.upper.slice());
  const feasible = start === null ? 'infeasible' : restoreFeasibility(start);
  if (start === null || feasible !== 'optimal') {
    const end = feasible === 'infeasible' ? 'infeasible' : 'undecided';
    return system.cells.map((cell) => ({ cell, ...everyEnd(end) }));
  }
  const known = knowNone(system.cells.length);
  const found = system.cells.map((cell, variable) => {
    const [realMin, realMax] = [findBound(start, variable, 1), findBound(start, variable, -1)];
    const least = findWholeBound(copyTableau(start), variable, 1, known);
    const greatest = findWholeBound(copyTableau(start), variable, -1, known);
    return { cell, realMin, realMax, least, greatest };
  });
  return found.map(({ cell, realMin, realMax, least, greatest }, variable) => ({
    cell,
    realMin,
    realMax,
    wholeMin: settle(least, known.least[variable]),
    wholeMax: settle(greatest, known.greatest[variable]),
    proved: least.proved && greatest.proved,
  }));
}

/** An end that was not proved is at least what the tables met for other cells show. */
const settle = ({ end, proved }: WholeEnd, met: number = Infinity): Bound =>
  proved || !Number.isFinite(met) ? end : met;

function judge(bounds: readonly CellBounds[], additive: boolean, minWidth: number): AuditReport {
  const widthOf = ({ wholeMin, wholeMax, proved }: CellBounds): number => {
    if (typeof wholeMin === 'number' && typeof wholeMax === 'number') return wholeMax - wholeMin;
    return proved ? Infinity : 0;
  };
  const neededOf = ({ told }: CellBounds): number => (told === 'secondary' ? 1 : minWidth);
  const pick = (test: (cell: CellBounds) => boolean) => bounds.filter(test).map(({ key }) => key);
  const leaksExactly = pick((cell) => cell.proved && widthOf(cell) === 0);
  const tooNarrow = pick(
    (cell) => cell.proved && cell.told !== 'secondary' && widthOf(cell) < neededOf(cell),
  );
  const undecided = pick((cell) => !cell.proved && widthOf(cell) < neededOf(cell));
  const consistent =
    additive && !bounds.some(({ wholeMin, wholeMax }) => [wholeMin, wholeMax].includes('infeasible'));
  const safe = consistent && [leaksExactly, tooNarrow, undecided].every((list) => list.length === 0);
  return { consistent, bounds, leaksExactly, tooNarrow, undecided, safe };
}
