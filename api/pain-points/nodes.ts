import { addClosing, emptyClosing, type ClosingCounts } from './closing-counts.ts';
import type { WeeklyCell, WeeklyCells } from './weekly-cells.ts';

/** Series by week of one cell of the tree. */
export type Series = Pick<WeeklyCell, 'cases' | 'opinions' | 'dissatisfied'>;

/**
 * A cell of the place × issue tree that is tested: the finest cells, all issues of a group in one place, and one issue
 * (or group) in the whole city.
 */
export interface Node extends Series {
  /** Place, null for the whole city. */
  readonly place: number | null;
  /** Issue, null for all of the group. */
  readonly issue: number | null;
  readonly group: string | null;
  /** Finest cells it is made of; empty for a finest one. */
  readonly children: readonly Node[];
  readonly closing?: ClosingCounts | undefined;
}

export const addSeries = (all: readonly Series[], nWeeks: number): Series => {
  const sum = (name: keyof Series): Float64Array => {
    const total = new Float64Array(nWeeks);
    for (const series of all) {
      const values = series[name];
      for (let week = 0; week < nWeeks; week++)
        total[week] = (total[week] as number) + (values[week] as number);
    }
    return total;
  };
  return { cases: sum('cases'), opinions: sum('opinions'), dissatisfied: sum('dissatisfied') };
};

const gather = (leaves: readonly Node[], keyOf: (leaf: Node) => string | null): Node[][] => {
  const found = new Map<string, Node[]>();
  for (const leaf of leaves) {
    const key = keyOf(leaf);
    if (key === null) continue;
    const held = found.get(key);
    if (held) held.push(leaf);
    else found.set(key, [leaf]);
  }
  return [...found.values()].filter((children) => children.length > 1);
};

const sumClosing = (children: readonly Node[]): ClosingCounts | undefined =>
  children.some(({ closing }) => closing)
    ? children.reduce((sum, { closing }) => (closing ? addClosing(sum, closing, 1) : sum), emptyClosing())
    : undefined;

/** The finest cells, and above them those with at least two. */
export const buildNodes = (
  city: WeeklyCells,
): { readonly leaves: readonly Node[]; readonly parents: readonly Node[] } => {
  const nWeeks = city.weeks.length;
  const leaves = city.cells.map(({ place, issue, cases, opinions, dissatisfied, closing }): Node => ({
    place,
    issue,
    group: city.issues[issue]?.group ?? null,
    cases,
    opinions,
    dissatisfied,
    closing,
    children: [],
  }));
  const above = (children: Node[], place: number | null, issue: number | null): Node => {
    const { cases, opinions, dissatisfied } = addSeries(children, nWeeks);
    const group = children[0]?.group ?? null;
    // Places are compared with each other, never all of them with themselves.
    const closing = place === null ? undefined : sumClosing(children);
    return { place, issue, group, cases, opinions, dissatisfied, closing, children };
  };
  const groups = gather(leaves, ({ place, group }) => (group === null ? null : `${place} ${group}`));
  const everywhere = gather(leaves, ({ issue }) => String(issue));
  return {
    leaves,
    parents: [
      ...groups.map((children) => above(children, children[0]?.place ?? null, null)),
      ...everywhere.map((children) => above(children, null, children[0]?.issue ?? null)),
    ],
  };
};
