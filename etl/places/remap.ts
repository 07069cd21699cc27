import { bumpDataVersion } from '../load/bookkeeping.ts';
import { Problem, type ProblemDetail } from '../model/problem.ts';
import type { Session } from '../warehouse/session.ts';
import { rebuildAliasTable } from './alias-table.ts';
import { checkAliases } from './check-aliases.ts';
import { readStatements, recordRemapping, type RemappingKind } from './history.ts';
import { rebuildPartitions } from './placing/rebuild.ts';
import { hasTree, supplyRows } from './placing/supply-rows.ts';
import type { AliasStatement } from './statement.ts';

/** Who changes what, and when: the clock is the caller's. */
export interface Change {
  readonly kind: Exclude<RemappingKind, 'locate'>;
  readonly now: Date;
  readonly by?: string | null;
  readonly note?: string | null;
  readonly sample?: boolean;
}

const refuse = (problems: readonly ProblemDetail[]): void => {
  if (problems.length > 0) throw new Problem('The spellings cannot be remapped', problems);
};

const writeStatements = (
  session: Session,
  remapping: number,
  statements: readonly AliasStatement[],
  sample: boolean,
): Promise<number> =>
  session.run(
    `INSERT INTO alias_statement
     SELECT $remapping, r->>'dimension', r->>'raw', r->>'value', CAST(r->>'from' AS DATE), CAST(r->>'to' AS DATE), $sample
     FROM (SELECT unnest(CAST($rows AS JSON[])) AS r)`,
    { remapping, sample, rows: JSON.stringify(statements) },
  );

/**
 * What follows from the statements, after they have changed: the table that queries join, and what the trees supply
 * under the spellings as they are read now.
 */
export const applyStatements = async (session: Session): Promise<void> => {
  await rebuildAliasTable(session);
  if (await hasTree(session)) await rebuildPartitions(session, await supplyRows(session));
  await bumpDataVersion(session);
};

const makeRemapping = async (
  session: Session,
  statements: readonly AliasStatement[],
  change: Change,
): Promise<number> => {
  const dimensions = [...new Set(statements.map(({ dimension }) => dimension))];
  const sample = change.sample ?? false;
  const id = await recordRemapping(
    session,
    {
      kind: change.kind,
      dimension: dimensions.length === 1 ? (dimensions[0] ?? null) : null,
      note: change.note ?? null,
      made_by: change.by ?? null,
      n: statements.length,
      sample,
    },
    change.now,
  );
  await writeStatements(session, id, statements, sample);
  return id;
};

/**
 * Adds statements as one numbered remapping. It is retroactive: every query joins the aliases, and no rollup changes.
 * @param pointer where a statement stands in the request, by its index.
 * @returns the number to undo it by.
 * @throws Problem with everything that is wrong with them (see `checkAliases`); then nothing is changed.
 */
export const remap = (
  session: Session,
  statements: readonly AliasStatement[],
  change: Change,
  pointer?: (index: number) => string,
): Promise<number> =>
  session.transaction(async () => {
    if (statements.length === 0)
      refuse([
        {
          code: 'nothing_to_remap',
          detail: 'No spelling was named.',
          way_out: 'Name at least one spelling.',
        },
      ]);
    refuse(checkAliases(await readStatements(session), statements, pointer));
    const id = await makeRemapping(session, statements, change);
    await applyStatements(session);
    return id;
  });

/**
 * Takes the aliases of a file as one remapping in place of the file held before, which comes back when this one is
 * undone. Aliases made by hand stay.
 * @throws Problem where the file contradicts itself or an alias made by hand.
 */
export const remapByFile = (
  session: Session,
  statements: readonly AliasStatement[],
  change: Omit<Change, 'kind'>,
  pointer?: (index: number) => string,
): Promise<number> =>
  session.transaction(async () => {
    await session.run(
      `UPDATE remapping SET replaced_by = -1 WHERE kind = 'file' AND undone_at IS NULL AND replaced_by IS NULL`,
    );
    refuse(checkAliases(await readStatements(session), statements, pointer));
    const id = await makeRemapping(session, statements, { ...change, kind: 'file' });
    await session.run('UPDATE remapping SET replaced_by = $id WHERE replaced_by = -1', { id });
    await applyStatements(session);
    return id;
  });
