import type { GroupDimension } from '../../api/contract/dimensions.ts';
import type { WhyAnswer, WhyPart } from '../../api/contract/why.ts';
import type { QueryRow } from '../../api/contract/query.ts';

/** A line of the split: one of the two causes, or what one member contributed. */
export interface WhyRow {
  readonly id: string;
  readonly cause: 'rate' | 'mix' | null;
  readonly dimension: GroupDimension | null;
  readonly member: string | null;
  readonly row: QueryRow;
}

interface Contribution {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

const rowOf = (metric: string, { value, lower, upper }: Contribution, part: WhyPart | null): QueryRow => ({
  metric,
  value,
  lower,
  upper,
  level: null,
  method: null,
  n: part?.n ?? null,
  n_eff: null,
  suppressed: false,
  flags: [],
  q: part?.q ?? null,
  ...(part ? { verdict: part.verdict } : {}),
});

/** The first dimension over which there is something to tell apart. */
export const tellingDimension = ({ by, members }: WhyAnswer): GroupDimension | null =>
  by.find((dimension) => (members[dimension] ?? []).length > 1) ?? null;

const isCertain = ({ verdict }: WhyPart): boolean => verdict !== 'no_clear_change' && verdict !== 'too_few';

/**
 * A split change as rows: what came of other answers, what of others answering, then the members of the first dimension
 * whose contribution survived its test, the largest first. Empty when there is nothing to split.
 */
export const whyRows = (answer: WhyAnswer, most: number): WhyRow[] => {
  const { metric, rate, mix } = answer;
  if (!rate || !mix) return [];
  const dimension = tellingDimension(answer);
  const members = dimension === null ? [] : (answer.members[dimension] ?? []);
  const strongest = members
    .filter(isCertain)
    .sort((a, b) => Math.abs(b.total.value) - Math.abs(a.total.value))
    .slice(0, most);
  return [
    { id: 'rate', cause: 'rate', dimension: null, member: null, row: rowOf(metric, rate, null) },
    { id: 'mix', cause: 'mix', dimension: null, member: null, row: rowOf(metric, mix, null) },
    ...strongest.map((part): WhyRow => {
      const member = dimension === null ? null : (part[dimension] as string | null);
      return {
        id: `member ${member ?? ''}`,
        cause: null,
        dimension,
        member,
        row: rowOf(metric, part.total, part),
      };
    }),
  ];
};

/** A scale around zero that holds every interval. */
export const whyDomain = (rows: readonly QueryRow[]): readonly [number, number] => {
  const ends = rows
    .flatMap(({ value, lower, upper }) => [value, lower, upper])
    .map((end) => Math.abs(end ?? 0));
  const most = Math.max(...ends, 0) || 1;
  return [-most, most];
};
