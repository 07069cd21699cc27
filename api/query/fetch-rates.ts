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
