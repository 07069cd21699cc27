import { tTwoSided } from '../stats/index.ts';
import {
  addClosing,
  BLOCK_WEEKS,
  CLOSING_BLOCKS,
  CLOSING_BOUNDS,
  closingsOf,
  emptyClosing,
  watchedOf,
  type ClosingCounts,
} from './closing-counts.ts';
import { comparePace, shareOpen } from './closing-pace.ts';
import type { Span } from './expect.ts';
import type { Node } from './nodes.ts';
import type { Signal } from './test-node.ts';

/** Cases needed in the window and before it. */
const FEWEST = 20;
/** Blocks a cell counts against its issue with, and an issue against all. */
const WEIGHT = { issue: 60, cell: 30 };
/** Blocks that are past by so many weeks vary as all of them do; the tail is that of Student's t. */
const DF = 20;

interface Difference {
  /** ln of the hazard ratio less that of the same issue elsewhere, over its standard error. */
  readonly z: number;
  /** ln of the hazard ratio elsewhere. */
  readonly elsewhere: number;
}

/** How the pace of some blocks differs from that of others, beyond what the same issue did elsewhere. */
const differ = (
  own: ClosingCounts,
  rest: ClosingCounts,
  isWindow: (block: number) => boolean,
  isBefore: (block: number) => boolean,
): Difference | null => {
  const [here, there] = [own, rest].map((counts) =>
    comparePace(closingsOf(counts, isWindow), closingsOf(counts, isBefore)),
  ) as [ReturnType<typeof comparePace>, ReturnType<typeof comparePace>];
  if (!here || !there) return null;
  return {
    z: (here.value - there.value) / Math.sqrt(here.variance + there.variance),
    elsewhere: there.value,
  };
};

const keyOf = ({ issue, group }: Node): string => (issue === null ? `group ${group}` : `issue ${issue}`);

interface Spread {
  sum: number;
  n: number;
}
const phiOf = ({ sum, n }: Spread, wider: number, weight: number): number =>
  (sum + weight * wider) / (n + weight);

/** What the window is said to be: cases that took longer than half of them did before, beside those to be expected. */
const inDays = (own: ClosingCounts, isBefore: (block: number) => boolean, elsewhere: number) => {
  const [now, before] = [closingsOf(own, (block) => block === 0), closingsOf(own, isBefore)];
  const [open, usual] = [shareOpen(now), shareOpen(before)];
  const known = usual.flatMap((share, bin) =>
    share !== null && share > 0 && (open[bin] ?? null) !== null ? [bin] : [],
  );
  const bin = known.find((each) => (usual[each] as number) <= 0.5) ?? known.at(-1);
  if (bin === undefined) return null;
  const n = watchedOf(now);
  return {
    days: CLOSING_BOUNDS[bin] as number,
    base: n,
    observed: Math.round(n * (open[bin] as number)),
    expected: n * (usual[bin] as number) ** Math.exp(elsewhere),
  };
};

/**
 * Cells whose cases of the last quarter are closed more slowly than before, beyond what the same issue did elsewhere:
 * log-rank against the blocks of weeks before the longest window, less the same of the other places, over what such
 * differences were in the past. Open cases are censored.
 */
export const closingSignals = (nodes: readonly Node[], { from, to, nWeeks }: Span): Map<Node, Signal> => {
  const newest = Math.ceil((nWeeks - to) / BLOCK_WEEKS);
  const oldest = Math.min(CLOSING_BLOCKS, newest + Math.floor((to - from) / BLOCK_WEEKS));
  const isBefore = (block: number): boolean => block >= newest && block < oldest;
  const known = nodes.flatMap((node) =>
    node.place !== null && node.closing ? [{ node, own: node.closing }] : [],
  );
  const totals = new Map<string, ClosingCounts>();
  for (const { node, own } of known)
    totals.set(keyOf(node), addClosing(totals.get(keyOf(node)) ?? emptyClosing(), own, 1));

  const all: Spread = { sum: 0, n: 0 };
  const issues = new Map<string, Spread>();
  const compared = known.flatMap(({ node, own }) => {
    const ours = (isWanted: (block: number) => boolean): number => watchedOf(closingsOf(own, isWanted));
    if (ours((block) => block === 0) < FEWEST || ours(isBefore) < FEWEST) return [];
    const rest = addClosing(addClosing(emptyClosing(), totals.get(keyOf(node)) as ClosingCounts, 1), own, -1);
    const now = differ(own, rest, (block) => block === 0, isBefore);
    if (!now) return [];
    const spread: Spread = { sum: 0, n: 0 };
    const issue = issues.get(keyOf(node)) ?? { sum: 0, n: 0 };
    for (let past = newest; past < oldest; past++) {
      const then = differ(
        own,
        rest,
        (block) => block === past,
        (block) => isBefore(block) && block !== past,
      );
      if (!then) continue;
      for (const each of [spread, issue, all]) {
        each.sum += then.z * then.z;
        each.n += 1;
      }
    }
    issues.set(keyOf(node), issue);
    return [{ node, own, now, spread }];
  });
  const found = new Map<Node, Signal>();
  const common = Math.max(1, all.n > 0 ? all.sum / all.n : 1);
  for (const { node, own, now, spread } of compared) {
    const wider = Math.max(1, phiOf(issues.get(keyOf(node)) ?? { sum: 0, n: 0 }, common, WEIGHT.issue));
    const phi = Math.max(wider, phiOf(spread, wider, WEIGHT.cell));
    const said = inDays(own, isBefore, now.elsewhere);
    if (!said) continue;
    const z = now.z / Math.sqrt(phi);
    const two = tTwoSided(z, DF);
    found.set(node, {
      kind: 'closing',
      length: BLOCK_WEEKS,
      ...said,
      alpha: 0,
      p: z < 0 ? two / 2 : 1 - two / 2,
    });
  }
  return found;
};
