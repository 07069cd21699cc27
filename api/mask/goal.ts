import type { Board } from './board.ts';
import { listNarrowCells } from './narrow-cells.ts';

const NONE: ReadonlySet<number> = new Set();

/**
 * The first hidden cell that the pattern leaves too narrow, or null if the pattern is safe. Cells in `hopeless` need
 * only be safe from a reader who is not told which cells are primary.
 */
export function findNarrowCell(board: Board, hopeless: ReadonlySet<number>): number | null {
  const [strict] = listNarrowCells(board, board.rule.attacker, hopeless, 1);
  if (strict !== undefined) return strict;
  if (hopeless.size === 0) return null;
  return listNarrowCells(board, 'nonneg', NONE, 1)[0] ?? null;
}

/**
 * Primary cells that no pattern protects from a reader told which cells are primary: they stay narrow with everything
 * hidden that may be (five ones in a row of total 5: no total below 10 leaves any of them more than 1 … 5).
 */
export function findHopeless(board: Board): Set<number> {
  const everything = board.costs.map((cost, cell) => (cost < Infinity || board.primary[cell] ? 1 : 0));
  const blank: Board = { ...board, hidden: Uint8Array.from(everything) };
  const shown = new Set([...board.primary.keys()].filter((cell) => !board.primary[cell]));
  return new Set(listNarrowCells(blank, board.rule.attacker, shown));
}
