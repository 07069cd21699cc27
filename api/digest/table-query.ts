import { Problem } from '../../etl/model/problem.ts';
import type { AUDIENCES } from '../contract/query.ts';
import type { GroupDimension } from '../contract/dimensions.ts';
import type { Digest, DigestTable } from './definition.ts';
import { tablePeriod } from './period.ts';

export type Where = Digest['tables'][number]['where'];

/** The query that answers a table, in the shape of the API's request body. */
export interface TableQuery {
  readonly metrics: readonly string[];
  readonly by: readonly string[];
  readonly where: Where;
  readonly from?: string;
  readonly to?: string;
  readonly compare?: string;
  readonly audience: (typeof AUDIENCES)[number];
  readonly min_n: number;
}

/**
 * The conditions of a table together with the part that a recipient is sent.
 * @throws Problem when nothing can meet both.
 */
export const narrow = (where: Where, only: Where): Where => {
  const narrowed: Where = { ...where };
  for (const [name, members] of Object.entries(only) as [GroupDimension, (string | null)[]][]) {
    const before = where[name];
    const both = before ? before.filter((member) => members.includes(member)) : members;
    if (both.length === 0)
      throw new Problem('The digest cannot be made', [
        {
          code: 'nothing_left',
          detail: `The table is about ${name} ${(before ?? []).join(', ')}; the recipient is sent ${members.join(', ')} only.`,
          pointer: `/only/${name}`,
          way_out: 'Correct the definition.',
        },
      ]);
    narrowed[name] = both;
  }
  return narrowed;
};

/** What a table asks for, seen from a day. `only` is the recipient's part. */
export const tableQuery = (
  table: Pick<DigestTable, 'metrics' | 'by' | 'where' | 'period' | 'compare'>,
  { day, audience, minN, only }: { day: string; audience: TableQuery['audience']; minN: number; only: Where },
): TableQuery => ({
  metrics: table.metrics,
  by: table.by,
  where: narrow(table.where, only),
  ...tablePeriod(table.period, day),
  ...(table.compare ? { compare: table.compare } : {}),
  audience,
  min_n: minN,
});

/** The same query as URL parameters, to reproduce a table from the API. */
export const queryLink = (query: TableQuery): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (name === 'where')
      for (const [dimension, members] of Object.entries(value as Where))
        for (const member of members ?? []) parameters.append('where', `${dimension}=${member ?? ''}`);
    else if (Array.isArray(value)) {
      if (value.length > 0) parameters.set(name, value.join(','));
    } else parameters.set(name, String(value));
  }
  return `/api/v1/query?${parameters.toString()}`;
};
