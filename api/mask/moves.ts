import type { Attacker } from './attacker.ts';
import { roomOf, type Board } from './board.ts';

/**
 * A whole-number change of the table that keeps every sum: the product of one line move per dimension, a box with
 * alternating signs (Diaconis and Sturmfels 1998 call these basic moves; the hypercubes of Repsilber 1994). Added `t`
 * times to the true table, −down ≤ t ≤ up, it gives tables the attacker cannot rule out, in which the cell asked for
 * differs by t.
 */
export interface Move {
  readonly cells: readonly number[];
  readonly cost: number;
  readonly down: number;
  readonly up: number;
}

export interface MoveSearch {
  readonly attacker: Attacker;
  /** Moves that cost as much or more are left out; may fall while the search runs. */
  readonly costBelow: () => number;
  /** Whether a move that goes no further than this is of use. */
  readonly useful: (down: number, up: number) => boolean;
  /** Takes a move; returns true to stop the search. */
  readonly take: (move: Move) => boolean;
}

/** Walks through the moves that change `cell`, cutting off every branch that is too dear or of no use. */
export function searchMoves(board: Board, cell: number, search: MoveSearch): void {
  const place = board.places[cell] ?? [];
  const { strides, cellAt, hidden, costs } = board;
  const start = place.reduce((sum, level, i) => sum + level * (strides[i] ?? 0), 0);
  const [down, up] = roomOf(board, cell, search.attacker);

  const extend = (
    dimension: number,
    positions: readonly number[],
    signs: readonly number[],
    cells: readonly number[],
    cost: number,
    down: number,
    up: number,
  ): boolean => {
    if (cost >= search.costBelow() || !search.useful(down, up)) return false;
    if (dimension === place.length) return search.take({ cells, cost, down, up });
    const level = place[dimension] ?? 0;
    const stride = strides[dimension] ?? 0;
    next: for (const move of board.lineMoves[dimension]?.[level] ?? []) {
      const grown = positions.slice();
      const grownSigns = signs.slice();
      const grownCells = cells.slice();
      let [newCost, newDown, newUp] = [cost, down, up];
      for (let k = 1; k < move.levels.length; k++) {
        const offset = ((move.levels[k] ?? 0) - level) * stride;
        const sign = move.signs[k] ?? 1;
        for (let s = 0; s < positions.length; s++) {
          const position = (positions[s] ?? 0) + offset;
          const turned = (signs[s] ?? 1) * sign;
          grown.push(position);
          grownSigns.push(turned);
          const other = cellAt[position] ?? -1;
          if (other < 0) continue;
          if (hidden[other] === 0) newCost += costs[other] ?? Infinity;
          const [below, above] = roomOf(board, other, search.attacker);
          newDown = Math.min(newDown, turned > 0 ? below : above);
          newUp = Math.min(newUp, turned > 0 ? above : below);
          if (newCost >= search.costBelow() || !search.useful(newDown, newUp)) continue next;
          grownCells.push(other);
        }
      }
      if (extend(dimension + 1, grown, grownSigns, grownCells, newCost, newDown, newUp)) return true;
    }
    return false;
  };
  extend(0, [start], [1], [cell], 0, down, up);
}
