import type { Session } from '../../etl/warehouse/session.ts';
import { aliasJoins, dimensionSql } from '../query/dimension-sql.ts';
import { addWithTotals, axisOf, gridOf, leafFinder, type Grid } from './grid.ts';
import { RATES } from './subjects.ts';

/** The issue levels a cube may have, the one that is preferred first. */
export const ISSUE_CHOICES = ['issue_group', 'issue'] as const;
export type IssueLevel = (typeof ISSUE_CHOICES)[number];

/** The highest level of the issue tree that any case fills; a flat export fills none above `issue`. */
export const chooseIssueLevel = async (session: Session): Promise<IssueLevel> => {
  const [row] = await session.rows<Record<string, number>>(
    `SELECT ${ISSUE_CHOICES.map((level) => `count(${level}) AS ${level}`).join(', ')} FROM case_fact WHERE live AND is_demand`,
  );
  return ISSUE_CHOICES.find((level) => (row?.[level] ?? 0) > 0) ?? 'issue';
};

/** True counts of cases over months × districts × issues, all margins included. Never leaves this process. */
export interface CaseCube {
  readonly grid: Grid;
  readonly cases: Float64Array;
  /** Per rate: yes, no, not answered. */
  readonly rates: ReadonlyMap<string, readonly Float64Array[]>;
}

type Row = { month: string; district: string | null; issue: string | null } & Record<string, number>;

/** Reads the cases opened in the given months; null where there are none. */
export const readCaseCube = async (
  session: Session,
  months: readonly string[],
  issueLevel: IssueLevel,
): Promise<CaseCube | null> => {
  const columns = ['n_cases', ...RATES.flatMap(({ numerator, denominator }) => [numerator, denominator])];
  const rows = await session.rows<Row>(
    `SELECT ${dimensionSql('month', 'case')} AS month, ${dimensionSql('district', 'case')} AS district,
       ${dimensionSql(issueLevel, 'case')} AS issue, ${columns.map((name) => `CAST(sum(f.${name}) AS BIGINT) AS ${name}`).join(', ')}
     FROM case_month f ${aliasJoins(['district', issueLevel])}
     WHERE list_contains($months, ${dimensionSql('month', 'case')}) GROUP BY ALL HAVING sum(f.n_cases) > 0`,
    { months: [...months] },
  );
  if (rows.length === 0) return null;
  const grid = gridOf([
    axisOf('month', months),
    axisOf(
      'district',
      rows.map((row) => row.district),
    ),
    axisOf(
      issueLevel,
      rows.map((row) => row.issue),
    ),
  ]);
  const empty = (): Float64Array => new Float64Array(grid.size);
  const cases = empty();
  const rates = new Map(RATES.map(({ id }) => [id, [empty(), empty(), empty()]]));
  const leafOf = leafFinder(grid);
  for (const row of rows) {
    const leaf = leafOf([row.month, row.district, row.issue]);
    const total = Number(row['n_cases']);
    addWithTotals(grid, cases, leaf, total);
    for (const { id, numerator, denominator } of RATES) {
      const [yes, base] = [Number(row[numerator]), Number(row[denominator])];
      [yes, base - yes, total - base].forEach((n, i) =>
        addWithTotals(grid, rates.get(id)?.[i] ?? empty(), leaf, n),
      );
    }
  }
  return { grid, cases, rates };
};
