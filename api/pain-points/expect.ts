import { addExcess, blockExcess, NO_EXCESS, shrunkAlpha, type Excess } from './dispersion.ts';
import type { Node } from './nodes.ts';
import { fitSeason } from './season.ts';
import { SEARCH } from './settings.ts';
import { sumWeeks } from './weekly-cells.ts';

/** The weeks compared: a baseline, and what came after. */
export interface Span {
  readonly from: number;
  /** End of the baseline, not included: all windows lie after it. */
  readonly to: number;
  readonly nWeeks: number;
}

/** How much the rate of similar cells varies beyond chance, by the length of the stretch in weeks. */
export interface Spread {
  alphaOf(node: Node, length: number): number;
}

/** Whether there are years enough to tell the season from the level. */
export const knowsSeason = ({ to }: Span): boolean => to >= SEARCH.seasonal;

/** The weeks of everybody but the cell itself, smoothed over three, around a mean of 1 in the baseline. */
const elsewhere = (total: Float64Array, own: Float64Array, { from, to, nWeeks }: Span): Float64Array => {
  const rest = total.map((n, week) => Math.max(0, n - (own[week] as number)));
  const smooth = rest.map((_, week) => {
    const [first, last] = [Math.max(0, week - 1), Math.min(nWeeks, week + 2)];
    return sumWeeks(rest, first, last) / (last - first);
  });
  const mean = sumWeeks(smooth, from, to) / (to - from);
  return mean > 0 ? smooth.map((value) => Math.max(value / mean, 0.01)) : new Float64Array(nWeeks).fill(1);
};

/**
 * The course every cell is expected to follow. With two years before the windows: the season fitted to the issue in the
 * whole city (of groups and small issues, to what is above them). With less: what the same issue did everywhere else in
 * the same weeks, so that a season nobody could know is in both.
 */
export const readSeasons = (leaves: readonly Node[], span: Span): ((node: Node) => Float64Array) => {
  const { to, nWeeks } = span;
  const flat = new Float64Array(nWeeks).fill(1);
  const totals = new Map<string, Float64Array>();
  const add = (key: string, cases: Float64Array): void => {
    const total = totals.get(key) ?? new Float64Array(nWeeks);
    for (let week = 0; week < nWeeks; week++) total[week] = (total[week] as number) + (cases[week] as number);
    totals.set(key, total);
  };
  for (const { issue, group, cases } of leaves) {
    add(`issue ${issue}`, cases);
    if (group !== null) add(`group ${group}`, cases);
    add('city', cases);
  }
  const totalOf = (key: string): Float64Array => totals.get(key) ?? flat;
  const courseKeyOf = ({ issue, group }: Node): string | null => {
    const keys = [issue === null ? null : `issue ${issue}`, group === null ? null : `group ${group}`, 'city'];
    return keys.find((key) => key !== null && sumWeeks(totalOf(key), 0, to) >= 4 * to) ?? null;
  };
  const courses = new Map<string, Float64Array>();
  return (node) => {
    const key = courseKeyOf(node);
    if (key === null) return flat;
    if (!knowsSeason(span)) return elsewhere(totalOf(key), node.cases, span);
    const held = courses.get(key) ?? fitSeason(totalOf(key), to);
    courses.set(key, held);
    return held;
  };
};

/** Blocks an issue counts against all of its level with, and a cell against its issue. */
const WEIGHT = { issue: 100, cell: 60 };

type Level = 'leaf' | 'place' | 'city';
const levelOf = ({ place, children }: Node): Level =>
  children.length === 0 ? 'leaf' : place === null ? 'city' : 'place';
const keyOf = (node: Node): string => `${levelOf(node)} ${node.issue ?? `group ${node.group}`}`;

const alphaOf = ({ excess, squares }: Excess): number => (squares > 0 ? Math.max(0, excess / squares) : 0);

/**
 * Estimates how cells vary around level and season: cell by cell, drawn towards the same issue in all places, and that
 * towards all cells of the same level of the tree. Sums of many cells vary less than each.
 */
export const readSpread = (
  nodes: readonly Node[],
  seasonOf: (node: Node) => Float64Array,
  { from, to }: Span,
): Spread => {
  // A stretch too long to be seen three times varies at most like the longest that was.
  const seen = SEARCH.windows.filter((length) => to - from >= 3 * length);
  const blockOf = (length: number): number =>
    seen.includes(length as (typeof seen)[number]) ? length : Math.max(...seen);
  const excessOf = (node: Node, length: number): Excess =>
    blockExcess(node.cases, seasonOf(node), from, to, length);
  const byLength = new Map(
    seen.map((length) => {
      const levels = new Map<Level, Excess>();
      const issues = new Map<string, Excess>();
      for (const node of nodes) {
        const excess = excessOf(node, length);
        levels.set(levelOf(node), addExcess(levels.get(levelOf(node)) ?? NO_EXCESS, excess));
        issues.set(keyOf(node), addExcess(issues.get(keyOf(node)) ?? NO_EXCESS, excess));
      }
      const wider = (node: Node): number => {
        const level = alphaOf(levels.get(levelOf(node)) ?? NO_EXCESS);
        return shrunkAlpha(issues.get(keyOf(node)) ?? NO_EXCESS, level, WEIGHT.issue);
      };
      return [length as number, { wider, leaf: alphaOf(levels.get('leaf') ?? NO_EXCESS) }] as const;
    }),
  );
  return {
    alphaOf(node, wanted) {
      const length = blockOf(wanted);
      const wider = byLength.get(length)?.wider(node) ?? 0;
      // A cell that seems steadier than its like may only have been lucky.
      const own = Math.max(wider, shrunkAlpha(excessOf(node, length), wider, WEIGHT.cell));
      // The season of a whole city was fitted to the city itself, so that what is left of it says too little.
      return levelOf(node) === 'city' ? Math.max(own, byLength.get(length)?.leaf ?? 0) : own;
    },
  };
};
