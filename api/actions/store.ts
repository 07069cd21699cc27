import type { Session } from '../../etl/warehouse/session.ts';
import type { Deed } from './judge.ts';

/** An action as it is kept. */
export interface StoredAction extends Deed {
  readonly id: number;
  readonly painPoint: string | null;
  readonly kind: string | null;
  readonly owner: string;
  readonly action: string;
  readonly published: boolean;
  readonly madeAt: string;
  readonly madeBy: string | null;
}

/** Reports that came back after the action had been finished on a day. */
export interface Reopening {
  readonly actionId: number;
  readonly finishedOn: string;
  readonly since: string;
  readonly through: string;
  readonly painPoint: string;
  readonly noticedAt: string;
}

interface ActionRow {
  action_id: number;
  pain_point: string | null;
  kind: string | null;
  since: string | null;
  districts: string;
  issue: string | null;
  issue_group: string | null;
  owner: string;
  action: string;
  started_on: string;
  due_on: string | null;
  finished_on: string | null;
  published: boolean;
  made_at: string;
  made_by: string | null;
}

const atZ = (instant: string): string => `${instant.slice(0, 19).replace(' ', 'T')}Z`;

/** Every action, newest first. */
export const listStored = async (session: Session): Promise<StoredAction[]> =>
  (
    await session.rows<ActionRow>(
      `SELECT action_id, pain_point, kind, CAST(since AS VARCHAR) AS since, districts, issue, issue_group, owner, action,
         CAST(started_on AS VARCHAR) AS started_on, CAST(due_on AS VARCHAR) AS due_on,
         CAST(finished_on AS VARCHAR) AS finished_on, published, CAST(made_at AS VARCHAR) AS made_at, made_by
       FROM action ORDER BY action_id DESC`,
    )
  ).map((row) => ({
    id: row.action_id,
    painPoint: row.pain_point,
    kind: row.kind,
    since: row.since,
    districts: JSON.parse(row.districts) as string[],
    issue: row.issue,
    issueGroup: row.issue_group,
    owner: row.owner,
    action: row.action,
    startedOn: row.started_on,
    dueOn: row.due_on,
    finishedOn: row.finished_on,
    published: row.published,
    madeAt: atZ(row.made_at),
    madeBy: row.made_by,
  }));

/** Every reopening on record. */
export const listReopenings = async (session: Session): Promise<Reopening[]> =>
  (
    await session.rows<
      Record<'finished_on' | 'since' | 'through' | 'pain_point' | 'noticed_at', string> & {
        action_id: number;
      }
    >(
      `SELECT action_id, CAST(finished_on AS VARCHAR) AS finished_on, CAST(since AS VARCHAR) AS since,
         CAST(through AS VARCHAR) AS through, pain_point, CAST(noticed_at AS VARCHAR) AS noticed_at
       FROM action_reopening ORDER BY noticed_at`,
    )
  ).map((row) => ({
    actionId: row.action_id,
    finishedOn: row.finished_on,
    since: row.since,
    through: row.through,
    painPoint: row.pain_point,
    noticedAt: atZ(row.noticed_at),
  }));

type New = Omit<StoredAction, 'id' | 'published' | 'madeAt'>;

/** Keeps a new action and gives its number. */
export const insertAction = async (
  session: Session,
  action: New,
  now: Date,
  sample: boolean,
): Promise<number> => {
  const [made] = await session.rows<{ id: number }>(`SELECT nextval('action_number') AS id`);
  const id = made?.id ?? 0;
  await session.run(
    `INSERT INTO action VALUES ($id, $pain_point, $kind, CAST($since AS DATE), $districts, $issue, $issue_group, $owner,
       $action, CAST($started_on AS DATE), CAST($due_on AS DATE), CAST($finished_on AS DATE), false, $now, $by, $now, $sample)`,
    {
      id,
      pain_point: action.painPoint,
      kind: action.kind,
      since: action.since,
      districts: JSON.stringify(action.districts),
      issue: action.issue,
      issue_group: action.issueGroup,
      owner: action.owner,
      action: action.action,
      started_on: action.startedOn,
      due_on: action.dueOn,
      finished_on: action.finishedOn,
      now,
      by: action.madeBy,
      sample,
    },
  );
  return id;
};

/** Writes what may change of an action. */
export const updateAction = async (session: Session, action: StoredAction, now: Date): Promise<void> => {
  await session.run(
    `UPDATE action SET owner = $owner, action = $action, started_on = CAST($started_on AS DATE), due_on = CAST($due_on AS DATE),
       finished_on = CAST($finished_on AS DATE), published = $published, changed_at = $now WHERE action_id = $id`,
    {
      id: action.id,
      owner: action.owner,
      action: action.action,
      started_on: action.startedOn,
      due_on: action.dueOn,
      finished_on: action.finishedOn,
      published: action.published,
      now,
    },
  );
};

/** Deletes an action and its reopenings. */
export const deleteAction = async (session: Session, id: number): Promise<void> => {
  for (const table of ['action_reopening', 'action'])
    await session.run(`DELETE FROM ${table} WHERE action_id = $id`, { id });
};
