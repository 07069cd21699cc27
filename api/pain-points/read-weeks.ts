import type { Reader } from '../query/held.ts';
import { addDays } from '../query/period.ts';
import { scan, selectSql, type Selection } from '../query/plan.ts';
import { readClosings } from './read-closings.ts';
import { readNeighbours } from './neighbours.ts';
import type { WeeklyCells } from './weekly-cells.ts';

/** Weeks read at most: two years of baseline, the windows, and a year to see them in. */
const MOST_WEEKS = 169;

const mondayOf = (day: string): string => {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
};

/** The finest issue level that rows have: detail is too fine to be told apart, a group is the coarsest. */
export const issueLevel = async (session: Reader): Promise<'issue' | 'issue_group'> => {
  const [row] = await session.rows<{ known: boolean }>(
    'SELECT EXISTS (FROM case_group_month) AND EXISTS (FROM case_issue_month WHERE issue IS NOT NULL) AS known',
  );
  return row?.known ? 'issue' : 'issue_group';
};

/**
 * Reads the cases of whole weeks by district and issue, up to the last day there is or `to`. Cases without a district or
 * an issue are in no cell.
 */
export const readWeeks = async (
  session: Reader,
  where: Selection['where'],
  from: string | null,
  to: string | null,
): Promise<WeeklyCells> => {
  const { firstDay, lastDay } = session.held;
  const level = await issueLevel(session);
  const until = [to, lastDay].filter((day) => day !== null).sort()[0] ?? null;
  const empty: WeeklyCells = { weeks: [], places: [], issues: [], neighbours: [], cells: [] };
  if (until === null || firstDay === null) return empty;
  const lastMonday = mondayOf(addDays(until, -6));
  const earliest = [firstDay, from ?? firstDay].sort()[1] as string;
  const whole = mondayOf(addDays(earliest, 6));
  const first = [whole, addDays(lastMonday, -7 * (MOST_WEEKS - 1))].sort()[1] as string;
  const weeks: string[] = [];
  for (let week = first; week <= lastMonday; week = addDays(week, 7)) weeks.push(week);
  if (weeks.length === 0) return empty;

  const selection: Selection = {
    by: level === 'issue' ? ['district', 'issue', 'issue_group'] : ['district', 'issue_group'],
    where,
    period: { from: first, to: addDays(lastMonday, 6) },
    assessedOnly: false,
  };
  const over = scan(session.held, selection, 'case_fact', null);
  const counted = selectSql(
    over,
    [
      `date_diff('day', CAST($from AS DATE), f."on") // 7 AS week`,
      'count(*) AS n',
      'count(*) FILTER (WHERE f.is_reached AND f.is_satisfied IS NOT NULL) AS opinions',
      'count(*) FILTER (WHERE f.is_reached AND NOT f.is_satisfied) AS dissatisfied',
    ],
    '',
    ['f.is_demand'],
  );
  const known = `SELECT *, dense_rank() OVER (ORDER BY d0, d1) - 1 AS cell FROM (${counted}) WHERE d0 IS NOT NULL AND d1 IS NOT NULL`;
  const named = await session.rows<{ cell: number; place: string; issue: string; group: string | null }>(
    `SELECT cell, any_value(d0) AS place, any_value(d1) AS issue, ${level === 'issue' ? 'mode(d2)' : 'NULL'} AS "group"
     FROM (${known}) GROUP BY cell ORDER BY cell`,
    over.values,
  );
  const { rowCount, columns } = await session.numberColumns(
    `SELECT CAST(cell AS INTEGER) AS cell, CAST(week AS INTEGER) AS week, CAST(sum(n) AS DOUBLE) AS n,
       CAST(sum(opinions) AS DOUBLE) AS opinions, CAST(sum(dissatisfied) AS DOUBLE) AS dissatisfied
     FROM (${known}) GROUP BY ALL`,
    over.values,
  );
  const places = [...new Set(named.map(({ place }) => place))].sort();
  const groups = new Map(named.map(({ issue, group }) => [issue, group]));
  const issues = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => ({ name, group }));
  const placeAt = new Map(places.map((place, i) => [place, i]));
  const issueAt = new Map(issues.map(({ name }, i) => [name, i]));
  const zeros = (): Float64Array => new Float64Array(weeks.length);
  const cellAt = new Map(named.map(({ place, issue }, i) => [JSON.stringify([place, issue]), i]));
  const closings = await readClosings(
    session,
    { ...selection, by: selection.by.slice(0, 2) },
    (place, issue) => cellAt.get(JSON.stringify([place, issue])) ?? null,
  );
  const cells = named.map(({ place, issue }, i) => ({
    place: placeAt.get(place) as number,
    issue: issueAt.get(issue) as number,
    cases: zeros(),
    opinions: zeros(),
    dissatisfied: zeros(),
    closing: closings.get(i),
  }));
  const column = (name: string): Float64Array => columns.get(name) ?? new Float64Array(rowCount);
  const [cell, week, n, opinions, dissatisfied] = ['cell', 'week', 'n', 'opinions', 'dissatisfied'].map(
    column,
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  for (let row = 0; row < rowCount; row++) {
    const held = cells[cell[row] as number];
    const at = week[row] as number;
    if (!held) continue;
    held.cases[at] = n[row] as number;
    held.opinions[at] = opinions[row] as number;
    held.dissatisfied[at] = dissatisfied[row] as number;
  }
  return { weeks, places, issues, neighbours: await readNeighbours(session, places), cells };
};
