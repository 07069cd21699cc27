import type { Board } from './board.ts';
import { findNarrowCell } from './goal.ts';

const NODES = 4000;

/**
 * Replaces the secondary cells by the cheapest safe choice, found by depth-first branch and bound: while a sum has one
 * hidden cell, one of its others must join; while a cell is narrow, some cell that shares a sum with its group must.
 * Returns whether the search went through to the end, so that the choice is proved cheapest.
 */
export function searchFewestCells(board: Board, hopeless: ReadonlySet<number>): boolean {
  const { hidden, primary, costs } = board;
  const members = board.equations.map(({ parent, children }) => [parent, ...children]);
  const secondary = [...hidden.keys()].filter((cell) => hidden[cell] && !primary[cell]);
  let best = { cells: secondary, cost: secondary.reduce((sum, cell) => sum + (costs[cell] ?? 0), 0) };
  for (const cell of secondary) hidden[cell] = 0;
  const barred = new Set<number>();
  const chosen: number[] = [];
  let nodes = NODES;

  const openCells = (cells: Iterable<number>): number[] =>
    [...new Set(cells)]
      .filter((cell) => !hidden[cell] && !barred.has(cell) && (costs[cell] ?? Infinity) < Infinity)
      .sort((a, b) => (costs[a] ?? 0) - (costs[b] ?? 0) || a - b);

  /** The cells of which at least one must be hidden too, or null if the pattern is safe. */
  const listChoices = (): number[] | null => {
    let choices: number[] | null = null;
    for (const cells of members) {
      if (cells.reduce((sum, cell) => sum + (hidden[cell] ?? 0), 0) !== 1) continue;
      const open = openCells(cells);
      if (choices === null || open.length < choices.length) choices = open;
    }
    if (choices !== null) return choices;
    const narrow = findNarrowCell(board, hopeless);
    return narrow === null ? null : openCells(neighboursOf(narrow));
  };

  const neighboursOf = (start: number): Set<number> => {
    const reached = new Set([start]);
    for (let size = 0; size < reached.size;) {
      size = reached.size;
      for (const cells of members)
        if (cells.some((cell) => hidden[cell] && reached.has(cell)))
          for (const cell of cells) reached.add(cell);
    }
    return reached;
  };

  const descend = (cost: number): void => {
    if (cost >= best.cost - 1e-9 || --nodes < 0) return;
    const choices = listChoices();
    if (choices === null) {
      best = { cells: [...chosen], cost };
      return;
    }
    for (const cell of choices) {
      if (cost + (costs[cell] ?? 0) >= best.cost - 1e-9) break;
      hidden[cell] = 1;
      chosen.push(cell);
      descend(cost + (costs[cell] ?? 0));
      chosen.pop();
      hidden[cell] = 0;
      barred.add(cell);
    }
    for (const cell of choices) barred.delete(cell);
  };
  descend(0);
  for (const cell of best.cells) hidden[cell] = 1;
  return nodes >= 0;
}
