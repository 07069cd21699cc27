import { layOut, type Board } from './board.ts';
import { coverHiddenCells, showNeedless, type Cover } from './cover.ts';
import { searchFewestCells } from './fewest-cells.ts';
import { findHopeless, findNarrowCell } from './goal.ts';
import { listNarrowCells } from './narrow-cells.ts';
import { completeRule, type MaskRule } from './rule.ts';
import type { CountTable, PublishedTable } from './table.ts';

/** Up to so many hidden cells the choice is searched to the end, improved by programming, attacked by programming. */
const SEARCHED_HIDDEN = 24;
const IMPROVED_HIDDEN = 60;
const ATTACKED_HIDDEN = 200;

/** How the pattern was proved: `exact` also says that no cheaper one exists. */
export type Method = 'nothing to hide' | 'moves' | 'programming' | 'exact';

export interface Suppression {
  /** One per cell of the table, in its order. Not telling which are primary is part of the protection. */
  readonly hidden: readonly boolean[];
  readonly primary: number;
  readonly secondary: number;
  readonly method: Method;
  /**
   * Never publish. Cells that a reader told which cells are primary could narrow below `minWidth`; from the published
   * table, with its one mark, they cannot be narrowed.
   */
  readonly exposed: readonly (readonly string[])[];
}

/**
 * Chooses the cells of a table of counts to hide: all counts 1 … threshold − 1, and as few and as detailed others as
 * it can so that no hidden cell's whole-number range is narrower than `minWidth` for the rule's attacker. The same
 * table gives the same answer.
 *
 * Throws RangeError if the counts are not whole numbers, the totals do not add up, or cells that must stay visible
 * give a hidden one away.
 */
export function suppressTable(table: CountTable, rule: Partial<MaskRule> = {}): Suppression {
  const board = layOut(table, completeRule(rule));
  if (!board.primary.includes(true)) return report(table, board, 'nothing to hide', new Set());
  const cover = coverHiddenCells(board);
  if (cover === null)
    throw new RangeError('cells that must stay visible give a hidden cell away; let their totals be hidden');
  showNeedless(board, cover);
  const exposed = findExposed(board, cover);
  return countHidden(board) > IMPROVED_HIDDEN
    ? report(table, board, 'moves', exposed)
    : improve(table, board, exposed);
}

/** The cells whose moves protect only from a reader who is not told, less those that programming shows to be wide. */
function findExposed(board: Board, cover: Cover): Set<number> {
  const strict = new Set<number>();
  const weak = new Set<number>();
  for (const [cell, proof] of cover) (proof.attacker === board.rule.attacker ? strict : weak).add(cell);
  const attackable = weak.size > 0 && countHidden(board) <= ATTACKED_HIDDEN;
  return attackable ? new Set(listNarrowCells(board, board.rule.attacker, strict)) : weak;
}

/** Hides less, where linear and integer programming prove that the pattern stays safe. */
function improve(table: CountTable, board: Board, exposed: ReadonlySet<number>): Suppression {
  const hopeless = exposed.size > 0 ? findHopeless(board) : new Set<number>();
  const found = board.hidden.slice();
  if (findNarrowCell(board, hopeless) !== null) hideAll(board);
  if (findNarrowCell(board, hopeless) !== null) {
    board.hidden.set(found);
    return report(table, board, 'moves', exposed);
  }
  const dearestFirst = [...board.hidden.keys()]
    .filter((cell) => board.hidden[cell] && !board.primary[cell])
    .sort((a, b) => (board.costs[b] ?? 0) - (board.costs[a] ?? 0) || a - b);
  for (const cell of dearestFirst) {
    board.hidden[cell] = 0;
    if (findNarrowCell(board, hopeless) !== null) board.hidden[cell] = 1;
  }
  const searched = countHidden(board) <= SEARCHED_HIDDEN && searchFewestCells(board, hopeless);
  return report(table, board, searched ? 'exact' : 'programming', hopeless);
}

const countHidden = (board: Board): number => board.hidden.reduce((sum, hidden) => sum + hidden, 0);

function hideAll(board: Board): void {
  board.costs.forEach((cost, cell) => {
    if (cost < Infinity) board.hidden[cell] = 1;
  });
}

function report(table: CountTable, board: Board, method: Method, exposed: ReadonlySet<number>): Suppression {
  const primary = board.primary.filter(Boolean).length;
  return {
    hidden: Array.from(board.hidden, (hidden) => hidden === 1),
    primary,
    secondary: countHidden(board) - primary,
    method,
    exposed: table.cells.filter((_, cell) => exposed.has(cell)).map(({ key }) => key),
  };
}

/** The table as the public sees it: hidden counts are null and carry one mark. */
export function publishTable(table: CountTable, { hidden }: Suppression): PublishedTable {
  const cells = table.cells.map(({ key, count }, i) => ({ key, count: hidden[i] ? null : count }));
  return { ...table, cells };
}
