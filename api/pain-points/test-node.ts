import { fisherUpper } from '../stats/index.ts';
import { excessP, simes } from './excess-p.ts';
import type { Span, Spread } from './expect.ts';
import type { Node } from './nodes.ts';
import { SEARCH } from './settings.ts';
import { sumWeeks } from './weekly-cells.ts';

export type Kind = 'volume' | 'satisfaction' | 'satisfaction_peers' | 'closing';

/** One test of a cell: what was seen in a window beside what was expected. */
export interface Signal {
  readonly kind: Kind;
  /** Weeks of the window: all end with the last week. */
  readonly length: number;
  readonly p: number;
  /** Cases, dissatisfied opinions, or cases that took longer than `days`. */
  readonly observed: number;
  readonly expected: number;
  /** Opinions of the window, or its cases; null for volume. */
  readonly base: number | null;
  /** Variance of what was expected, beyond Poisson and for the level not being known: α of the negative binomial. */
  readonly alpha: number;
  /** The days that half of the cases took before; only of how fast they are closed. */
  readonly days?: number;
}

/** A cell with its tests and one p over all of them. */
export interface Tested {
  readonly node: Node;
  readonly season: Float64Array;
  readonly signals: readonly Signal[];
  readonly p: number;
}

/** Terms a season is fitted with, besides level and trend. */
const WAVES = 4;

/**
 * By how much what is expected of a whole city is less certain than its level: its trend and season were fitted to
 * itself, and the trend is carried on to the middle of the window (leverage of a regression).
 */
const reach = ({ place }: Node, { from, to, nWeeks }: Span, length: number): number =>
  place !== null ? 1 : 1 + WAVES + 12 * ((nWeeks - length / 2 - (from + to) / 2) / (to - from)) ** 2;

/** Cases of the last weeks against the level of the baseline, moved by the season. */
export const volumeSignal = (
  node: Node,
  season: Float64Array,
  spread: Spread,
  { from, to, nWeeks }: Span,
  length: number,
): Signal => {
  const held = sumWeeks(node.cases, from, to);
  const exposure = sumWeeks(season, from, to);
  const expected = ((held + 0.5) / exposure) * sumWeeks(season, nWeeks - length, nWeeks);
  const longest = Math.max(...SEARCH.windows);
  const ofLevel =
    reach(node, { from, to, nWeeks }, length) / (held + 0.5) +
    (spread.alphaOf(node, longest) * longest) / (to - from);
  const alpha = spread.alphaOf(node, length) + ofLevel;
  const observed = sumWeeks(node.cases, nWeeks - length, nWeeks);
  return {
    kind: 'volume',
    length,
    observed,
    expected,
    base: null,
    alpha,
    p: excessP(observed, expected, alpha),
  };
};

/** Dissatisfied opinions of the last weeks against those of the baseline; null on too few. */
const satisfactionSignal = (node: Node, { from, to, nWeeks }: Span, length: number): Signal | null => {
  const [n, before] = [sumWeeks(node.opinions, nWeeks - length, nWeeks), sumWeeks(node.opinions, from, to)];
  if (n < SEARCH.fewestOpinions || before < SEARCH.fewestOpinions) return null;
  const x = sumWeeks(node.dissatisfied, nWeeks - length, nWeeks);
  const y = sumWeeks(node.dissatisfied, from, to);
  return {
    kind: 'satisfaction',
    length,
    observed: x,
    expected: (n * y) / before,
    base: n,
    alpha: 0,
    p: fisherUpper(x, n, y, before) ?? 1,
  };
};

/** All tests of a cell; null for one too small to differ visibly. `more` are its tests against the same issue elsewhere. */
export const testNode = (
  node: Node,
  season: Float64Array,
  spread: Spread,
  span: Span,
  more: readonly Signal[],
): Tested | null => {
  if (sumWeeks(node.cases, span.from, span.nWeeks) < SEARCH.fewestCases) return null;
  const volume = SEARCH.windows.map((length) => volumeSignal(node, season, spread, span, length));
  const satisfaction = SEARCH.opinionWindows.flatMap(
    (length) => satisfactionSignal(node, span, length) ?? [],
  );
  // Windows of the same question are one p, and the questions one p for the cell.
  const asked = [volume, satisfaction, ...more.map((signal) => [signal])].filter(
    (signals) => signals.length > 0,
  );
  const p = simes(asked.map((signals) => simes(signals.map((signal) => signal.p))));
  return { node, season, signals: [...volume, ...satisfaction, ...more], p };
};
