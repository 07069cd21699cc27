import { bumpDataVersion } from '../load/bookkeeping.ts';
import { Problem } from '../model/problem.ts';
import type { Session } from '../warehouse/session.ts';
import { checkAliases } from './check-aliases.ts';
import { readHistory, readStatements, type Remapping } from './history.ts';
import { undoLocating } from './points/locate-places.ts';
import { applyStatements } from './remap.ts';
import type { HeldStatement } from './statement.ts';

const refuse = (code: string, id: number, title: string, detail: string, way_out: string, status = 409) =>
  new Problem(title, [{ code, detail, value: String(id), way_out }], status);

/** The remapping of a number, if it can still be undone. */
const findLive = (history: readonly Remapping[], id: number): Remapping => {
  const found = history.find(({ remapping_id }) => remapping_id === id);
  if (!found)
    throw refuse(
      'unknown_remapping',
      id,
      'There is no such remapping',
      `No remapping has the number ${id}.`,
      'barometer alias list shows their numbers.',
      404,
    );
  if (found.undone_at !== null)
    throw refuse(
      'already_undone',
      id,
      'That remapping was undone before',
      `Remapping ${id} does not count any more.`,
      'barometer alias list shows what counts.',
    );
  if (found.replaced_by !== null)
    throw refuse(
      'replaced',
      id,
      'That remapping was replaced',
      `The file of remapping ${found.replaced_by} took its place.`,
      `Undo remapping ${found.replaced_by} first.`,
    );
  return found;
};

/** What comes back must not contradict what was stated since. */
const checkReturn = async (session: Session, id: number): Promise<void> => {
  const all = await readStatements(session);
  const returned = await session.rows<{ remapping_id: number }>(
    'SELECT remapping_id FROM remapping WHERE replaced_by = $id',
    { id },
  );
  const back = new Set(returned.map(({ remapping_id }) => remapping_id));
  const isBack = ({ remapping }: HeldStatement): boolean => back.has(remapping);
  await session.run('UPDATE remapping SET replaced_by = NULL WHERE replaced_by = $id', { id });
  const problems = checkAliases(all, (await readStatements(session)).filter(isBack), () => '/remapping_id');
  if (problems.length > 0) throw new Problem('The remapping cannot be undone yet', problems, 409);
};

const markUndone = (session: Session, id: number, now: Date): Promise<number> =>
  session.run('UPDATE remapping SET undone_at = $now WHERE remapping_id = $id', { id, now });

/**
 * Undoes the statements of one remapping: every query then answers as if it had never been made. Remappings made since
 * stay, in whatever order they are undone.
 * @throws Problem when there is no such remapping, it does not count any more, or the file that would come back
 * contradicts what was stated since.
 */
const undoStatements = async (session: Session, id: number, now: Date): Promise<void> => {
  await markUndone(session, id, now);
  await checkReturn(session, id);
  await applyStatements(session);
};

/** Undoes a numbered remapping of any kind. @throws Problem as above. */
export const undoRemapping = (session: Session, id: number, now: Date): Promise<Remapping> =>
  session.transaction(async () => {
    const found = findLive(await readHistory(session), id);
    if (found.kind !== 'locate') await undoStatements(session, id, now);
    else {
      await undoLocating(session, id);
      await markUndone(session, id, now);
      await bumpDataVersion(session);
    }
    return { ...found, undone_at: now.toISOString().slice(0, 19).replace('T', ' ') };
  });
