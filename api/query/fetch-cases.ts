import { CASE_COUNTS, type CaseCount } from '../../etl/model/rollup.ts';
import { countOf, emptyCaseCells, isEmptyCaseCells, type CaseCells } from './cells.ts';
import { collect, num, prune, type Fetched, type Row } from './collect-cells.ts';
import type { Reader } from './held.ts';
import { chooseGrain, scan, selectSql, type Selection } from './plan.ts';
import { fetchStoredCases } from './store/fetch-cases.ts';

/** Counts of cases, those that are named. */
export const fetchCaseCells = async (
  session: Reader,
  selection: Selection,
  counts: readonly CaseCount[],
): Promise<Fetched<CaseCells>> => {
  const grain = chooseGrain(session.held, selection, 'case_fact', 'counts');
  const stored = grain && (await fetchStoredCases(session, selection, counts, grain));
  if (stored) return stored;
  const over = scan(session.held, selection, 'case_fact', grain);
  const columns = counts.map((name) =>
    grain
      ? `CAST(sum(f.${name}) AS BIGINT) AS ${name}`
      : `count(*) FILTER (WHERE ${CASE_COUNTS[name]}) AS ${name}`,
  );
  const groups: Fetched<CaseCells>['groups'] = new Map();
  collect(
    groups,
    await session.rows<Row>(selectSql(over, columns), over.values),
    selection,
    () => emptyCaseCells(counts),
    (cells, row) => {
      for (const name of counts) cells[name] = countOf(cells, name) + num(row, name);
    },
  );
  return { source: over.source, groups: prune(groups, isEmptyCaseCells) };
};
