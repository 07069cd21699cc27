import type { Attacker } from './attacker.ts';
import type { Board } from './board.ts';
import { splitIntoSystems, type HiddenSystem } from './hidden-system.ts';
import { optimise, restoreFeasibility } from './simplex.ts';
import { buildTableau, copyTableau } from './tableau.ts';
import { findWholeBound } from './whole-number-bound.ts';

/**
 * The hidden cells the attacker can narrow to less than the rule's width, by linear and integer programming over
 * whole numbers; a cell whose range cannot be proved counts as narrow. Stops after `most` cells.
 */
export function listNarrowCells(
  board: Board,
  attacker: Attacker,
  exempt: ReadonlySet<number>,
  most: number = Infinity,
): number[] {
  const { counts, hidden, primary, equations, rule } = board;
  const indexed = {
    counts: counts.map((count, cell) => (hidden[cell] ? null : count)),
    told: primary.map((is) => (is ? ('primary' as const) : ('secondary' as const))),
    equations,
  };
  const narrow: number[] = [];
  for (const system of splitIntoSystems(indexed, attacker, rule.threshold).systems) {
    if (narrow.length >= most) break;
    narrow.push(...listNarrowIn(system, board, exempt, most - narrow.length));
  }
  return narrow;
}

function listNarrowIn(
  system: HiddenSystem,
  board: Board,
  exempt: ReadonlySet<number>,
  most: number,
): number[] {
  const { minWidth } = board.rule;
  const start = buildTableau(system.equations, system.lower.slice(), system.upper.slice());
  if (start === null || restoreFeasibility(start) !== 'optimal')
    return system.cells.filter((cell) => !exempt.has(cell));
  const least = Float64Array.from(system.cells, (cell) => board.counts[cell] ?? 0);
  const greatest = least.slice();
  const widthOf = (variable: number): number => (greatest[variable] ?? 0) - (least[variable] ?? 0);
  /** Every whole-number table met on the way is possible for all its cells at once. */
  const learn = (): void => {
    if (start.value.some((x) => Math.abs(x - Math.round(x)) > 1e-6)) return;
    start.value.forEach((x, variable) => {
      least[variable] = Math.min(least[variable] ?? 0, Math.round(x));
      greatest[variable] = Math.max(greatest[variable] ?? 0, Math.round(x));
    });
  };
  const isNarrow = (variable: number): boolean => {
    if (widthOf(variable) >= minWidth) return false;
    const down = optimise(start, variable, 1);
    const realMin = start.value[variable] ?? NaN;
    if (down === 'optimal') learn();
    const up = optimise(start, variable, -1);
    if (up === 'unbounded') return false;
    if (down !== 'optimal' || up !== 'optimal') return true;
    learn();
    if (widthOf(variable) >= minWidth) return false;
    if ((start.value[variable] ?? NaN) - realMin < minWidth - 1e-6) return true;
    const wholeMin = findWholeBound(copyTableau(start), variable, 1);
    const wholeMax = findWholeBound(copyTableau(start), variable, -1);
    return typeof wholeMin !== 'number' || typeof wholeMax !== 'number' || wholeMax - wholeMin < minWidth;
  };
  const narrow: number[] = [];
  for (let variable = 0; variable < system.cells.length && narrow.length < most; variable++) {
    const cell = system.cells[variable] ?? -1;
    if (!exempt.has(cell) && isNarrow(variable)) narrow.push(cell);
  }
  return narrow;
}
