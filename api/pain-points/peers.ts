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

/**
 * Dissatisfaction about the same issue in all places, over the last year: cells beyond what places differ by anyway
 * (funnel on the angle scale with additive overdispersion, Spiegelhalter 2005; Student’s t with a degree of freedom less
 * than places).
 */
export const peerSignals = (nodes: readonly Node[], { nWeeks }: Span): Map<Node, Signal> => {
  const from = Math.max(0, nWeeks - WEEKS);
  const alike = new Map<string, Node[]>();
  for (const node of nodes) {
    if (node.place === null) continue;
    const key = node.issue === null ? `group ${node.group}` : `issue ${node.issue}`;
    const n = sumWeeks(node.opinions, from, nWeeks);
    if (n >= SEARCH.fewestOpinions) alike.set(key, [...(alike.get(key) ?? []), node]);
  }
  const found = new Map<Node, Signal>();
  for (const peers of alike.values()) {
    if (peers.length < FEWEST_PEERS) continue;
    const units = peers.map((node) => ({
      x: sumWeeks(node.dissatisfied, from, nWeeks),
      n: sumWeeks(node.opinions, from, nWeeks),
    }));
    const funnel = angleFunnel(units);
    if (!funnel) continue;
    for (const [i, node] of peers.entries()) {
      const z = funnel.places[i]?.adjustedZ ?? 0;
      const { x, n } = units[i] as { x: number; n: number };
      // How places differ was itself seen in only so many places.
      const two = tTwoSided(z, peers.length - 1);
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
