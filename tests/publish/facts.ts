import type { QueryAnswer, QueryRow } from '../../api/contract/index.ts';

/** What a row of a public answer speaks of. Null: everything there is. */
export interface Scope {
  readonly months: readonly string[];
  readonly districts: readonly (string | null)[] | null;
  readonly issues: readonly (string | null)[] | null;
}

/** One number the public learned, or (value null) one it was refused. */
export interface Fact {
  readonly table: string;
  readonly scope: Scope;
  readonly value: number | null;
}

const whole = (x: number): number => {
  if (Math.abs(x - Math.round(x)) > 1e-6) throw new Error(`${x} is no count`);
  return Math.round(x);
};

/** The counts a row gives away: a base, a rate times its base; the tables of those it hides. */
const countsOf = (row: QueryRow): [table: string, value: number | null][] => {
  const { metric, n, value } = row;
  if (metric === 'volume') return [['volume', value]];
  const base = metric.endsWith('_rate') ? metric.replace('_rate', '') : 'survey';
  const share = value === null || n === null ? null : value * n;
  const empty = n === 0 ? 0 : null;
  if (metric === 'net_satisfaction') return [[`${base}.net`, share === null ? empty : whole(share / 100)]];
  const column = metric === 'top2' ? 'best' : metric === 'bottom2' ? 'worst' : 'yes';
  return [
    [`${base}.n`, n],
    [`${base}.${column}`, share === null ? empty : whole(share)],
  ];
};

/** Everything an answer tells. */
export const factsOf = (
  answer: QueryAnswer,
  query: Record<string, unknown>,
  published: readonly string[],
): Fact[] => {
  const where = query['where'] as Record<string, (string | null)[] | undefined>;
  const issueLevel =
    answer.by.find((name) => name.startsWith('issue')) ??
    Object.keys(where).find((name) => name.startsWith('issue')) ??
    'issue_group';
  const months = published.filter(
    (month) => (!answer.from || `${month}-01` >= answer.from) && (!answer.to || `${month}-01` <= answer.to),
  );
  const own = (row: QueryRow, name: string, filter: (string | null)[] | undefined) =>
    name in row ? [(row as Record<string, unknown>)[name] as string | null] : (filter ?? null);
  return answer.rows.flatMap((row) => {
    const scope: Scope = {
      months: row.month ? [row.month] : months,
      districts: own(row, 'district', where['district']),
      issues: own(row, issueLevel, where[issueLevel]),
    };
    return countsOf(row).map(([table, value]): Fact => ({ table, scope, value }));
  });
};
