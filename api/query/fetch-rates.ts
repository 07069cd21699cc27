import type { CaseCount } from '../../etl/model/rollup.ts';
import { countOf } from './cells.ts';
import { collect, num, type Fetched, type Row } from './collect-cells.ts';
import { fetchCaseCells } from './fetch-cases.ts';
import type { Reader } from './held.ts';
import { chooseGrain, scan, selectSql, type Selection } from './plan.ts';
import { emptyRateCells, type RateCells } from './rate-cells.ts';
import { readResidents, residentsOf } from './residents.ts';

/** Cases closed (x) by the time of their closing, and cases opened (n) by the time of their opening. */
export const fetchClearance = async (
  session: Reader,
  selection: Selection,
  counts: readonly CaseCount[],
): Promise<Fetched<RateCells>> => {
  const opened = await fetchCaseCells(session, selection, counts);
  const groups: Fetched<RateCells>['groups'] = new Map();
  for (const [key, { members, cells }] of opened.groups) {
    const n = countOf(cells, 'n_cases') - countOf(cells, 'n_invalid');
    groups.set(key, { members, cells: { ...emptyRateCells(), n, known: countOf(cells, 'n_closed') } });
  }
  const grain = chooseGrain(session.held, selection, 'closing_fact', 'n');
  const over = scan(session.held, selection, 'closing_fact', grain);
  const rows = await session.rows<Row>(
    selectSql(over, [grain ? 'sum(f.n) AS n' : 'count(*) AS n']),
    over.values,
  );
  collect(groups, rows, selection, emptyRateCells, (cells, row) => {
    cells.x += num(row, 'n');
    cells.known += num(row, 'n');
  });
  for (const [key, { cells }] of groups) if (cells.x === 0 && cells.n === 0) groups.delete(key);
  return { source: opened.source === 'rows' || !grain ? 'rows' : 'rollup', groups };
};

/** Cases that came back (x) among all (n); whether one did is known only beside the rows around it. */
export const fetchRepeats = async (session: Reader, selection: Selection): Promise<Fetched<RateCells>> => {
  const over = scan(session.held, selection, 'case_fact', null, 'repeat_fact');
  const rows = await session.rows<Row>(
    selectSql(over, [
      'count(*) AS n',
      'count(*) FILTER (WHERE f.is_repeat) AS x',
      'count(*) FILTER (WHERE f.is_repeat_known) AS known',
    ]),
    over.values,
  );
  const groups: Fetched<RateCells>['groups'] = new Map();
  collect(groups, rows, selection, emptyRateCells, (cells, row) => {
    cells.n += num(row, 'n');
    cells.x += num(row, 'x');
    cells.known += num(row, 'known');
  });
  for (const [key, { cells }] of groups) if (cells.n === 0) groups.delete(key);
  return { source: 'rows', groups };
};

/** Cases (x) with the residents of their place. */
export const fetchPerResident = async (
  session: Reader,
  selection: Selection,
  counts: readonly CaseCount[],
): Promise<Fetched<RateCells>> => {
  const cases = await fetchCaseCells(session, selection, counts);
  const residents = await readResidents(session);
  const find = residents ? residentsOf(residents, selection, session.held.lastCaseDay) : () => null;
  const groups: Fetched<RateCells>['groups'] = new Map();
  for (const [key, { members, cells }] of cases.groups) {
    const n = countOf(cells, 'n_cases');
    groups.set(key, {
      members,
      cells: { x: n, n, known: residents ? n : 0, residents: find(members) },
    });
  }
  return { source: cases.source, groups };
};
