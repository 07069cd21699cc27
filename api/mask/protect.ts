import type { Attacker } from './attacker.ts';
import type { Board } from './board.ts';
import { searchMoves, type Move } from './moves.ts';

/** Why a hidden cell is safe: moves inside the hidden cells that together give it the range the rule asks for. */
export interface Proof {
  readonly attacker: Attacker;
  /** All cells the moves change. */
  readonly cells: readonly number[];
}

const proofOf = (attacker: Attacker, moves: readonly Move[]): Proof => ({
  attacker,
  cells: [...new Set(moves.flatMap((move) => move.cells))],
});

interface Range {
  down: Move | null;
  up: Move | null;
}

const downOf = (range: Range): number => range.down?.down ?? 0;
const upOf = (range: Range): number => range.up?.up ?? 0;
const movesOf = ({ down, up }: Range): Move[] => [down, up].filter((move) => move !== null);

/** How far a cell gets without hiding anything more, as far as the rule asks for it. */
function findFreeRange(board: Board, cell: number, attacker: Attacker): Range {
  const range: Range = { down: null, up: null };
  searchMoves(board, cell, {
    attacker,
    costBelow: () => Number.MIN_VALUE,
    useful: (down, up) => down > downOf(range) || up > upOf(range),
    take: (move) => {
      if (move.down > downOf(range)) range.down = move;
      if (move.up > upOf(range)) range.up = move;
      return downOf(range) + upOf(range) >= board.rule.minWidth;
    },
  });
  return range;
}

/** A proof that the cell is safe with the cells hidden now, or null if no moves show it. */
export function prove(board: Board, cell: number, attacker: Attacker): Proof | null {
  const range = findFreeRange(board, cell, attacker);
  const wide = downOf(range) + upOf(range) >= board.rule.minWidth;
  return wide ? proofOf(attacker, movesOf(range)) : null;
}

/**
 * The cheapest moves found that make the cell safe: one move beside what is there already, else one down and one up.
 * Null if no two moves give the range.
 */
export function findProtection(board: Board, cell: number, attacker: Attacker): Proof | null {
  const free = findFreeRange(board, cell, attacker);
  const single = findSingleMove(board, cell, attacker, free);
  return single ? proofOf(attacker, [...movesOf(free), single]) : findPair(board, cell, attacker);
}

function findSingleMove(board: Board, cell: number, attacker: Attacker, free: Range): Move | null {
  const found: { best: Move | null } = { best: null };
  searchMoves(board, cell, {
    attacker,
    costBelow: () => found.best?.cost ?? Infinity,
    useful: (down, up) => Math.max(down, downOf(free)) + Math.max(up, upOf(free)) >= board.rule.minWidth,
    take: (move) => {
      found.best = move;
      return false;
    },
  });
  return found.best;
}

function findPair(board: Board, cell: number, attacker: Attacker): Proof | null {
  const { minWidth } = board.rule;
  const downs = new Array<Move | null>(minWidth + 1).fill(null);
  const ups = new Array<Move | null>(minWidth + 1).fill(null);
  const costAt = (table: readonly (Move | null)[], reach: number): number =>
    reach === 0 ? 0 : (table[reach]?.cost ?? Infinity);
  const offer = (table: (Move | null)[], reach: number, move: Move): void => {
    for (let r = Math.min(reach, minWidth); r > 0 && move.cost < costAt(table, r); r--) table[r] = move;
  };
  searchMoves(board, cell, {
    attacker,
    costBelow: () => Infinity,
    useful: (down, up) => down > 0 || up > 0,
    take: (move) => {
      offer(downs, move.down, move);
      offer(ups, move.up, move);
      return false;
    },
  });
  let pair: { range: Range; cost: number } | null = null;
  for (let reach = 0; reach <= minWidth; reach++) {
    const cost = costAt(ups, reach) + costAt(downs, minWidth - reach);
    if (cost < (pair?.cost ?? Infinity))
      pair = { range: { up: ups[reach] ?? null, down: downs[minWidth - reach] ?? null }, cost };
  }
  return pair && proofOf(attacker, movesOf(pair.range));
}
