import type { Attacker } from './attacker.ts';
import type { Board } from './board.ts';
import { findProtection, prove, type Proof } from './protect.ts';

/** The proof of every hidden cell. */
export type Cover = Map<number, Proof>;

/**
 * Hides further cells until every hidden cell has a proof, primary cells first, in table order. A cell no moves can
 * protect from a reader who is told which cells are primary is protected from one who is not told (one mark).
 * Returns null if a cell cannot be protected at all.
 */
export function coverHiddenCells(board: Board): Cover | null {
  const cover: Cover = new Map();
  const waiting = [...board.hidden.keys()].filter((cell) => board.hidden[cell] === 1);
  for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift()) {
    const proof = protectAtAll(board, cell);
    if (proof === null) return null;
    cover.set(cell, proof);
    for (const other of proof.cells)
      if (board.hidden[other] === 0) {
        board.hidden[other] = 1;
        waiting.push(other);
      }
  }
  return cover;
}

function protectAtAll(board: Board, cell: number): Proof | null {
  const wanted: Attacker = board.rule.attacker;
  const strict = prove(board, cell, wanted) ?? findProtection(board, cell, wanted);
  return strict ?? prove(board, cell, 'nonneg') ?? findProtection(board, cell, 'nonneg');
}

/** Shows again every secondary cell that the others do without, the dearest first. */
export function showNeedless(board: Board, cover: Cover): void {
  const users = new Map<number, Set<number>>();
  const note = (cell: number, proof: Proof): void => {
    for (const used of proof.cells) {
      const set = users.get(used) ?? new Set<number>();
      users.set(used, set.add(cell));
    }
  };
  for (const [cell, proof] of cover) note(cell, proof);
  const secondary = [...cover.keys()].filter((cell) => !board.primary[cell]);
  secondary.sort((a, b) => (board.costs[b] ?? 0) - (board.costs[a] ?? 0) || a - b);
  for (const cell of secondary) {
    board.hidden[cell] = 0;
    const renewed = new Map<number, Proof>();
    const survives = [...(users.get(cell) ?? [])].every((user) => {
      const proof = cover.get(user);
      if (user === cell || !proof?.cells.includes(cell)) return true;
      const other = prove(board, user, proof.attacker);
      if (other) renewed.set(user, other);
      return other !== null;
    });
    if (!survives) {
      board.hidden[cell] = 1;
      continue;
    }
    cover.delete(cell);
    for (const [user, proof] of renewed) {
      cover.set(user, proof);
      note(user, proof);
    }
  }
}
