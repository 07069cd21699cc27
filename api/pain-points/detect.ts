import { benjaminiHochberg } from '../stats/index.ts';
import { childrenAgree } from './agree.ts';
import { closingSignals } from './closing.ts';
import { knowsSeason, readSeasons, readSpread, type Span } from './expect.ts';
import { buildNodes, type Node } from './nodes.ts';
import { peerSignals } from './peers.ts';
import { SEARCH } from './settings.ts';
import { testNode, type Signal, type Tested } from './test-node.ts';
import type { WeeklyCells } from './weekly-cells.ts';

/** A cell that is worse than its baseline or its peers, beyond what chance explains over all cells tested. */
export interface Found {
  readonly tested: Tested;
  readonly q: number;
  /** The strongest of its tests. */
  readonly signal: Signal;
  /** Places that show the same and border on it, itself first; empty for the whole city. */
  readonly places: readonly number[];
}

export interface Detection {
  /** False when there are too few weeks to tell anything. */
  readonly longEnough: boolean;
  readonly span: Span;
  readonly nTested: number;
  readonly found: readonly Found[];
}

/** The weeks that are compared; the baseline ends before the recent weeks begin. */
export const spanOf = (nWeeks: number): Span => {
  const to = nWeeks - SEARCH.recent;
  return { from: Math.max(0, to - SEARCH.baseline), to, nWeeks };
};

const strongest = ({ signals }: Tested): Signal =>
  signals.reduce((best, signal) => (signal.p < best.p ? signal : best));

interface Candidate {
  readonly tested: Tested;
  readonly q: number;
  readonly signal: Signal;
}

/** What a candidate is reported as: itself, or the cells below it that make it up. */
interface Resolved {
  readonly candidate: Candidate;
  readonly shown: readonly Tested[];
}

/** Of the cells below one that was found: those that are found whatever their number (Bonferroni). */
const foundAmong = (children: readonly Tested[]): Tested[] =>
  children.filter(({ p }) => p * children.length <= SEARCH.q);

/**
 * Reports a parent instead of its children where they agree. Where they do not, the clearest test stands: that of a
 * child, or the parent's, and then what is reported are the children that make it up. Nothing is reported twice.
 */
const resolve = (
  candidates: readonly Candidate[],
  byNode: ReadonlyMap<Node, Tested>,
): { kept: Resolved[]; spokenFor: Set<Tested> } => {
  const kept: Resolved[] = [];
  const spokenFor = new Set<Tested>();
  const shownAlready = new Set<Tested>();
  const inOrder = [...candidates].sort((a, b) => a.tested.p - b.tested.p);
  for (const candidate of inOrder.filter(({ tested }) => tested.node.children.length > 0)) {
    const { tested, signal } = candidate;
    const children = tested.node.children.flatMap((child) => byNode.get(child) ?? []);
    const found = candidates.filter((each) => children.includes(each.tested));
    const alone = found.length > 0 ? found.map((each) => each.tested) : foundAmong(children);
    const local = childrenAgree(children, signal) ? [] : alone;
    const shown = local.length > 0 ? local : [tested];
    // One of the children says it more clearly alone: were it taken out for a parent that then no longer passes, the
    // trouble would be lost.
    const isClearerBelow = local.length > 0 && found.some((each) => each.tested.p < tested.p);
    const isKnown =
      isClearerBelow ||
      (found.length > 0 && found.every((each) => spokenFor.has(each.tested))) ||
      shown.every((each) => shownAlready.has(each));
    if (isKnown) {
      spokenFor.add(tested);
      continue;
    }
    for (const each of found) spokenFor.add(each.tested);
    for (const each of shown) shownAlready.add(each);
    kept.push({ candidate, shown });
  }
  for (const candidate of inOrder)
    if (candidate.tested.node.children.length === 0 && !spokenFor.has(candidate.tested))
      kept.push({ candidate, shown: [candidate.tested] });
  return { kept, spokenFor };
};

/** Cells about the same thing in places that border on each other are one, the strongest first. */
const mergeNeighbours = (
  candidates: readonly Candidate[],
  neighbours: WeeklyCells['neighbours'],
): Found[] => {
  const bordering = new Set(neighbours.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const left = [...candidates].sort((a, b) => a.tested.p - b.tested.p);
  const found: Found[] = [];
  while (left.length > 0) {
    const { tested, q, signal } = left.shift() as Candidate;
    const { node } = tested;
    const places = node.place === null ? [] : [node.place];
    for (let grew = places.length > 0; grew;) {
      const next = left.findIndex(
        ({ tested: other, signal: { kind } }) =>
          other.node.place !== null &&
          other.node.issue === node.issue &&
          other.node.group === node.group &&
          kind === signal.kind &&
          places.some((place) => bordering.has(`${place} ${other.node.place}`)),
      );
      grew = next >= 0;
      if (grew) places.push(left.splice(next, 1)[0]?.tested.node.place as number);
    }
    found.push({ tested, q, signal, places });
  }
  return found;
};

/**
 * Benjamini–Hochberg over all cells, then again without the cells that a parent stands for, until nothing changes: many
 * children of one trouble would otherwise let strangers in, and be reported as one themselves.
 */
const findAmong = (all: readonly Tested[], byNode: ReadonlyMap<Node, Tested>): Candidate[] => {
  let family = all;
  const lowest = new Map<Tested, number>();
  for (;;) {
    const q = benjaminiHochberg(family.map(({ p }) => p));
    for (const [i, tested] of family.entries())
      lowest.set(tested, Math.min(q[i] as number, lowest.get(tested) ?? 1));
    const candidates = family.flatMap((tested, i): Candidate[] =>
      (q[i] as number) <= SEARCH.q ? [{ tested, q: q[i] as number, signal: strongest(tested) }] : [],
    );
    const { kept, spokenFor } = resolve(candidates, byNode);
    if (spokenFor.size > 0) {
      family = family.filter((tested) => !spokenFor.has(tested));
      continue;
    }
    const shown = kept.flatMap(({ candidate: { q: own }, shown: cells }) =>
      cells.map((tested): Candidate => {
        const q = Math.min(own, lowest.get(tested) ?? 1);
        return { tested, q, signal: strongest(tested) };
      }),
    );
    return [...new Map(shown.map((each) => [each.tested, each])).values()];
  }
};

/**
 * Finds the pain points of a city: one p for every cell of the place × issue tree, Benjamini–Hochberg over all of them,
 * parents instead of children that agree, neighbours merged. Pure; the same weeks give the same answer.
 */
export const detect = (city: WeeklyCells): Detection => {
  const span = spanOf(city.weeks.length);
  if (span.to - span.from < SEARCH.fewestBaseline) return { longEnough: false, span, nTested: 0, found: [] };
  const { leaves, parents } = buildNodes(city);
  // Without a season of its own the whole city has nothing to be compared with.
  const above = knowsSeason(span) ? parents : parents.filter(({ place }) => place !== null);
  const seasonOf = readSeasons(leaves, span);
  const spread = readSpread([...leaves, ...above], seasonOf, span);
  const elsewhere = [peerSignals([...leaves, ...parents], span), closingSignals([...leaves, ...above], span)];
  const all = [...leaves, ...above].flatMap(
    (node) =>
      testNode(
        node,
        seasonOf(node),
        spread,
        span,
        elsewhere.flatMap((signals) => signals.get(node) ?? []),
      ) ?? [],
  );
  const byNode = new Map(all.map((tested) => [tested.node, tested]));
  return {
    longEnough: true,
    span,
    nTested: all.length,
    found: mergeNeighbours(findAmong(all, byNode), city.neighbours),
  };
};
