import { hasSample } from '../../etl/load/sample.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import { recordDeed, type Deed as AuditedDeed } from '../auth/audit.ts';
import {
  actionChangeSchema,
  actionPublishedSchema,
  takeUpRequestSchema,
  type Action,
} from '../contract/actions.ts';
import { readShape } from '../query/ask-one.ts';
import { readHeld } from '../query/held.ts';
import { answerActions } from './answer.ts';
import { isSameIssue } from './cells-of.ts';
import { dateProblems, refuseIf, TITLE, unknownAction } from './check.ts';
import { findSubject, type Kept } from './find-subject.ts';
import { readCity } from './read-city.ts';
import { settleReopenings, type Desk } from './settle.ts';
import { deleteAction, insertAction, listStored, updateAction, type StoredAction } from './store.ts';

/** Who changes something, and when. */
export interface Who {
  readonly now: Date;
  readonly by: string | null;
}

const audit = (
  session: Session,
  { now, by }: Who,
  id: number,
  detail: NonNullable<AuditedDeed['detail']>,
  action: AuditedDeed['action'] = 'change',
): Promise<void> =>
  recordDeed(session, { who: by ?? 'operator', action, object: `/actions/${id}`, detail }, now);

const readBack = async (desk: Desk, id: number, now: Date): Promise<Action> => {
  await settleReopenings(desk, now);
  const { actions } = await desk.read(answerActions);
  return actions.find(({ action_id }) => action_id === id)!;
};

/** An unfinished action about exactly the same, which a second one could not be told from. */
const refuseTwice = (stored: readonly StoredAction[], kept: Kept): void => {
  const open = stored.find(
    (action) =>
      action.finishedOn === null &&
      isSameIssue(action, kept) &&
      [...action.districts].sort().join('\n') === [...kept.districts].sort().join('\n'),
  );
  refuseIf(
    open
      ? [
          {
            code: 'already_taken_up',
            detail: `Action ${open.id} of ${open.owner} is about the same and not finished.`,
            way_out: 'Change that one, or finish it first.',
          },
        ]
      : [],
    409,
  );
};

/**
 * Takes up a pain point: somebody answers for doing something about it from a day on.
 * @throws Problem with everything that is wrong: fields, dates, a pain point or a place nobody knows.
 */
export const takeUp = async (desk: Desk, input: unknown, who: Who): Promise<Action> => {
  const asked = readShape(takeUpRequestSchema, input, TITLE);
  const dates = {
    startedOn: asked.started_on,
    dueOn: asked.due_on ?? null,
    finishedOn: asked.finished_on ?? null,
  };
  const found = await desk.read((session) =>
    session.transaction(async () => {
      const held = await readHeld(session);
      return findSubject(session, asked, () => readCity({ ...session, held }));
    }),
  );
  refuseIf([...dateProblems({ since: null, ...dates }), ...('problems' in found ? found.problems : [])]);
  const kept = (found as { kept: Kept }).kept;
  const id = await desk.warehouse.exclusively((session) =>
    session.transaction(async () => {
      refuseTwice(await listStored(session), kept);
      const { owner, action } = asked;
      const made = await insertAction(
        session,
        { ...kept, ...dates, owner, action, madeBy: who.by },
        who.now,
        await hasSample(session),
      );
      await audit(session, who, made, { event: 'taken_up', owner, action, started_on: asked.started_on });
      return made;
    }),
  );
  return readBack(desk, id, who.now);
};

const edit = (
  desk: Desk,
  id: number,
  work: (session: Session, held: StoredAction) => Promise<void>,
): Promise<void> =>
  desk.warehouse.exclusively((session) =>
    session.transaction(async () => {
      const held = (await listStored(session)).find((action) => action.id === id);
      if (!held) throw unknownAction(String(id));
      await work(session, held);
    }),
  );

/** Changes what an action says of itself; the place and the issue stay. @throws Problem */
export const changeAction = async (desk: Desk, id: number, input: unknown, who: Who): Promise<Action> => {
  const { owner, action, started_on, due_on, finished_on } = readShape(actionChangeSchema, input, TITLE);
  await edit(desk, id, async (session, held) => {
    const next: StoredAction = {
      ...held,
      owner: owner ?? held.owner,
      action: action ?? held.action,
      startedOn: started_on ?? held.startedOn,
      dueOn: due_on === undefined ? held.dueOn : due_on,
      finishedOn: finished_on === undefined ? held.finishedOn : finished_on,
    };
    refuseIf(dateProblems(next));
    await updateAction(session, next, who.now);
    await audit(session, who, id, {
      event: 'changed',
      ...(owner === undefined ? {} : { owner }),
      ...(action === undefined ? {} : { action }),
      ...(started_on === undefined ? {} : { started_on }),
      ...(due_on === undefined ? {} : { due_on }),
      ...(finished_on === undefined ? {} : { finished_on }),
    });
  });
  return readBack(desk, id, who.now);
};

/** Shows an action with its verdict to the public, or no longer. @throws Problem */
export const publishAction = async (desk: Desk, id: number, input: unknown, who: Who): Promise<Action> => {
  const { published } = readShape(actionPublishedSchema, input, TITLE);
  await edit(desk, id, async (session, held) => {
    await updateAction(session, { ...held, published }, who.now);
    await audit(session, who, id, { event: published ? 'published' : 'withdrawn' }, 'publish');
  });
  return readBack(desk, id, who.now);
};

/** Removes an action that should never have been; the audit log keeps what it said. @throws Problem */
export const removeAction = (desk: Desk, id: number, who: Who): Promise<void> =>
  edit(desk, id, async (session, held) => {
    await deleteAction(session, id);
    const { owner, action, startedOn, finishedOn } = held;
    await audit(session, who, id, {
      event: 'removed',
      owner,
      action,
      started_on: startedOn,
      finished_on: finishedOn,
    });
  });
