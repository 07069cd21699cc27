import { always, chain, joinSpans, type Span } from '../span.ts';
import type { ParentsOf } from './tree.ts';

/** A tree of three levels by the names of its dimensions, from the top. */
export interface Levels {
  readonly top: string;
  readonly middle: string;
  readonly leaf: string;
}

export const PLACE_TREE: Levels = { top: 'district', middle: 'subdistrict', leaf: 'community' };
export const ISSUE_TREE: Levels = { top: 'issue_group', middle: 'issue', leaf: 'issue_detail' };

/** What rows say at the lower levels of a tree; null where they say nothing. */
export interface Below {
  readonly middle: string | null;
  readonly leaf: string | null;
}

/** What the tree says above, on certain days. */
export interface Above extends Below {
  readonly from: string;
  readonly to: string;
  readonly above_top: string | null;
  readonly above_middle: string | null;
}

type Read = (dimension: string, span: Span) => Span[];

/**
 * What belongs above the lower levels of a row, day by day: spellings are read by their aliases, then the tree is
 * climbed. The middle of a row that names only a leaf is supplied as well.
 */
export const supplyAbove = (levels: Levels, below: Below, read: Read, parents: ParentsOf): Above[] => {
  const middles: Span<string | null>[] =
    below.middle !== null
      ? read(levels.middle, { ...always(below.middle)[0] } as Span)
      : below.leaf !== null
        ? chain(read(levels.leaf, { ...always(below.leaf)[0] } as Span), (span) => parents(levels.leaf, span))
        : [];
  const tops = chain(joinSpans(middles), (middle) =>
    middle.value === null
      ? []
      : parents(levels.middle, { ...middle, value: middle.value }).map((top) => ({
          ...top,
          value: JSON.stringify([top.value, middle.value]),
        })),
  );
  return joinSpans(tops).map(({ from, to, value }) => {
    const [top, middle] = JSON.parse(value) as [string | null, string];
    return { ...below, from, to, above_top: top, above_middle: below.middle === null ? middle : null };
  });
};
