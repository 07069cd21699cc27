import { FIRST_DAY, LAST_DAY, addDays } from '../day.ts';
import { joinSpans, overlaps, type Span } from '../span.ts';

/** A value and what is above it in its tree, from one day to another. */
export interface TreeEdge {
  readonly dimension: string;
  readonly value: string;
  readonly parent: string;
  readonly from: string;
  readonly to: string;
}

/** Where a value of some days belongs; null where the tree does not say, or says two things. */
export type ParentsOf = (dimension: string, span: Span) => Span<string | null>[];

const splitAt = (edges: readonly TreeEdge[], { from, to }: Span): [string, string][] => {
  const starts = new Set([from]);
  for (const edge of edges) {
    if (edge.from > from && edge.from <= to) starts.add(edge.from);
    if (edge.to !== LAST_DAY && edge.to >= from && edge.to < to) starts.add(addDays(edge.to, 1));
  }
  const days = [...starts].sort();
  return days.map((day, i) => [day, i + 1 < days.length ? addDays(days[i + 1] as string, -1) : to]);
};

/** The parents of a tree, day by day. Two places of one name are not told apart: then there is no parent. */
export const readTree = (edges: readonly TreeEdge[]): ParentsOf => {
  const held = new Map<string, TreeEdge[]>();
  const keyOf = (dimension: string, value: string): string => `${dimension}\u0000${value}`;
  for (const edge of edges) {
    const key = keyOf(edge.dimension, edge.value);
    held.set(key, [...(held.get(key) ?? []), edge]);
  }
  return (dimension, span) => {
    const own = held.get(keyOf(dimension, span.value)) ?? [];
    const pieces = splitAt(own, span).map(([from, to]) => {
      const parents = new Set(own.filter((edge) => overlaps(edge, { from, to })).map(({ parent }) => parent));
      return { from, to, value: parents.size === 1 ? ([...parents][0] ?? null) : null };
    });
    return joinSpans(pieces);
  };
};

/** The edges of a listed tree: each row names a path from the top, `from` and `to` say when it held. */
export const edgesOf = (
  rows: readonly Readonly<Record<string, string>>[],
  levels: readonly string[],
): TreeEdge[] => {
  const edges = new Map<string, TreeEdge>();
  for (const row of rows)
    levels.slice(1).forEach((dimension, i) => {
      const [parent, value] = [row[levels[i] ?? ''] ?? '', row[dimension] ?? ''];
      if (parent === '' || value === '') return;
      const edge = {
        dimension,
        value,
        parent,
        from: row['from']?.trim() || FIRST_DAY,
        to: row['to']?.trim() || LAST_DAY,
      };
      edges.set(JSON.stringify(edge), edge);
    });
  return [...edges.values()];
};
