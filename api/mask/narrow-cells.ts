import type { Attacker } from './attacker.ts';
import type { Board } from './board.ts';
import { splitIntoSystems, type HiddenSystem } from './hidden-system.ts';
import { knowNone, learnTable, widthKnown } from './known-tables.ts';
import { optimise, restoreFeasibility } from './simplex.ts';
import { buildTableau, copyTableau, TOLERANCE } from './tableau.ts';
import { findWholeBound } from './whole-number-bound.ts';

/**
 * The hidden cells the attacker can narrow to less than the rule's width, by linear and integer programming over
 * whole numbers; what the search cannot prove to be wide counts as narrow. Stops after `most` cells.
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
  const known = knowNone(system.cells.length);
  learnTable(
    known,
    Float64Array.from(system.cells, (cell) => board.counts[cell] ?? 0),
  );
  const isWide = (variable: number): boolean => widthKnown(known, variable) >= minWidth;
  const isNarrow = (variable: number): boolean => {
    const ends: number[] = [];
    for (const direction of [1, -1] as const) {
      if (isWide(variable)) return false;
      const outcome = optimise(start, variable, direction);
      if (outcome !== 'optimal') return outcome !== 'unbounded';
      ends.push(start.value[variable] ?? NaN);
      learnTable(known, start.value);
    }
    if (Math.abs((ends[1] ?? 0) - (ends[0] ?? 0)) < minWidth - TOLERANCE) return true;
    for (const direction of [1, -1] as const)
      if (!isWide(variable)) findWholeBound(copyTableau(start), variable, direction, known);
    return !isWide(variable);
  };
  const narrow: number[] = [];
  for (let variable = 0; variable < system.cells.length && narrow.length < most; variable++) {
    const cell = system.cells[variable] ?? -1;
    if (!exempt.has(cell) && isNarrow(variable)) narrow.push(cell);
  }
  return narrow;
}
