import { angleFunnel, tTwoSided } from '../stats/index.ts';
import type { Span } from './expect.ts';
import type { Node } from './nodes.ts';
import { SEARCH } from './settings.ts';
import type { Signal } from './test-node.ts';
import { sumWeeks } from './weekly-cells.ts';

/** Fewer places than this tell nothing about how places differ. */
const FEWEST_PEERS = 5;
/** Peers are compared over the last year: what lasts has become the cell's own baseline. */
const WEEKS = 52;
/** Places an issue counts as against all issues together, when it is told how places differ. */
const WEIGHT = 12;

interface Peers {
  readonly nodes: readonly Node[];
  readonly units: readonly { readonly x: number; readonly n: number }[];
  readonly funnel: NonNullable<ReturnType<typeof angleFunnel>>;
}

/** The same issue (or group) in every place where enough people were asked. */
const gatherPeers = (nodes: readonly Node[], from: number, nWeeks: number): Peers[] => {
  const alike = new Map<string, Node[]>();
  for (const node of nodes) {
    if (node.place === null) continue;
    const key = node.issue === null ? `group ${node.group}` : `issue ${node.issue}`;
    const n = sumWeeks(node.opinions, from, nWeeks);
    if (n >= SEARCH.fewestOpinions) alike.set(key, [...(alike.get(key) ?? []), node]);
  }
  return [...alike.values()].flatMap((peers): Peers[] => {
    if (peers.length < FEWEST_PEERS) return [];
    const units = peers.map((node) => ({
      x: sumWeeks(node.dissatisfied, from, nWeeks),
      n: sumWeeks(node.opinions, from, nWeeks),
    }));
    const funnel = angleFunnel(units);
    return funnel ? [{ nodes: peers, units, funnel }] : [];
  });
};

/**
 * Dissatisfaction about the same issue in all places, over the last year: cells beyond what places differ by anyway
 * (funnel on the angle scale with additive overdispersion, Spiegelhalter 2005). How places differ was seen in only so
 * many places, so an issue's variance is drawn towards that of all issues, and the tail is Student's t with the degrees
 * of freedom of both (moderated t, Smyth 2004).
 */
export const peerSignals = (nodes: readonly Node[], { nWeeks }: Span): Map<Node, Signal> => {
  const from = Math.max(0, nWeeks - WEEKS);
  const gathered = gatherPeers(nodes, from, nWeeks);
  const common =
    gathered.reduce((sum, { funnel }) => sum + funnel.spread.tauSquared, 0) / Math.max(1, gathered.length);
  const found = new Map<Node, Signal>();
  for (const { nodes: peers, units, funnel } of gathered) {
    const own = funnel.spread.tauSquared;
    const df = peers.length - 1 + WEIGHT;
    const tauSquared = ((peers.length - 1) * own + WEIGHT * common) / df;
    for (const [i, node] of peers.entries()) {
      const { x, n } = units[i] as { x: number; n: number };
      // The variance of an angle whatever its share.
      const byChance = 1 / (4 * n);
      const apart = (funnel.places[i]?.adjustedZ ?? 0) * Math.sqrt(byChance + own);
      const z = apart / Math.sqrt(byChance + tauSquared);
      const two = tTwoSided(z, df);
      found.set(node, {
        kind: 'satisfaction_peers',
        length: nWeeks - from,
        observed: x,
        expected: n * funnel.target,
        base: n,
        alpha: 0,
        p: z > 0 ? two / 2 : 1 - two / 2,
      });
    }
  }
  return found;
};
