import type { Draft } from './to-row.ts';
import type { ValidRequest } from './request.ts';

/** The rank of each value among all, by its text, null last. */
const ranks = (values: Iterable<string | null>): Map<string | null, number> => {
  const distinct = [...new Set(values)].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  return new Map(distinct.map((value, rank) => [value, rank]));
};

/** The numbers of an answer by their members in the order of the dimensions asked, then by metric as asked. */
export const inOrder = (drafts: readonly Draft[], request: ValidRequest): Draft[] => {
  const metric = new Map(request.metrics.map(({ id }, i) => [id, i]));
  const keys = new Float64Array(drafts.length);
  for (const dimension of request.by) {
    const rank = ranks(drafts.map(({ members }) => members[dimension] ?? null));
    drafts.forEach(({ members }, i) => {
      keys[i] = (keys[i] as number) * rank.size + (rank.get(members[dimension] ?? null) as number);
    });
  }
  drafts.forEach((draft, i) => {
    keys[i] = (keys[i] as number) * metric.size + (metric.get(draft.metric.id) as number);
  });
  const order = Uint32Array.from(drafts.keys()).sort((a, b) => (keys[a] as number) - (keys[b] as number));
  return Array.from(order, (i) => drafts[i] as Draft);
};
