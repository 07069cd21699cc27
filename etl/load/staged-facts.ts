import { caseFactSql, caseRatingSql, closingFactSql } from '../model/facts.ts';
import { CASE_COLUMNS, PLACED_COLUMNS } from '../model/tables.ts';
import type { FactRelations } from '../rollup/apply.ts';
import type { Session } from '../warehouse/session.ts';
import { quoteText } from '../warehouse/sql.ts';

const RELATIONS: FactRelations = {
  case_fact: 'staged_case_fact',
  closing_fact: 'staged_closing_fact',
  rating_fact: 'staged_rating_fact',
};

/**
 * The facts of the accepted rows of `staged`, which must all have become live as they are: the same rows as the ledger
 * holds of the import, but the engine reads them on all cores, and those of an uncommitted table on one.
 */
export const createStagedFacts = async (
  session: Session,
  importId: number,
  source: string,
): Promise<FactRelations> => {
  const columns = [
    `${Math.trunc(importId)} AS import_id`,
    '"row" AS line',
    `${quoteText(source)} AS source`,
    'true AS live',
    ...CASE_COLUMNS.map(({ name }) => name),
    ...PLACED_COLUMNS.case_version.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${name}`),
  ];
  const versions = `(SELECT ${columns.join(', ')} FROM staged WHERE reject_code IS NULL)`;
  for (const [view, sql] of [
    [RELATIONS.case_fact, caseFactSql(versions)],
    [RELATIONS.closing_fact, closingFactSql(RELATIONS.case_fact)],
    [RELATIONS.rating_fact, caseRatingSql(RELATIONS.case_fact)],
  ] as const)
    await session.run(`CREATE OR REPLACE TEMP VIEW ${view} AS ${sql}`);
  return RELATIONS;
};

export const dropStagedFacts = async (session: Session): Promise<void> => {
  for (const view of Object.values(RELATIONS).reverse()) await session.run(`DROP VIEW IF EXISTS ${view}`);
};
