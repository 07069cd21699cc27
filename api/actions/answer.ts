import type { Session } from '../../etl/warehouse/session.ts';
import type { Action, ActionsAnswer, Judgement } from '../contract/actions.ts';
import { PAIN_KINDS } from '../contract/pain-points.ts';
import { addDays } from '../query/period.ts';
import { readHeld } from '../query/held.ts';
import { judge } from './judge.ts';
import { readCity } from './read-city.ts';
import { reopeningOf } from './reopen.ts';
import { JUDGE } from './settings.ts';
import { listReopenings, listStored, type Reopening, type StoredAction } from './store.ts';

const stateOf = (
  { finishedOn, dueOn }: StoredAction,
  judgement: Judgement,
  reopening: Reopening | null,
  asOf: string | null,
): Action['state'] => {
  if (reopening) return 'reopened';
  if (judgement.verdict !== null) return 'judged';
  const end = finishedOn ?? dueOn;
  return end !== null && asOf !== null && end <= asOf ? 'waiting' : 'under_way';
};

const toAction = (
  stored: StoredAction,
  judgement: Judgement,
  reopening: Reopening | null,
  asOf: string | null,
): Action => ({
  action_id: stored.id,
  pain_point: stored.painPoint,
  kind: PAIN_KINDS.find((kind) => kind === stored.kind) ?? null,
  since: stored.since,
  district: stored.districts[0] ?? null,
  districts: [...stored.districts],
  issue: stored.issue,
  issue_group: stored.issueGroup,
  owner: stored.owner,
  action: stored.action,
  started_on: stored.startedOn,
  due_on: stored.dueOn,
  finished_on: stored.finishedOn,
  published: stored.published,
  made_at: stored.madeAt,
  made_by: stored.madeBy,
  state: stateOf(stored, judgement, reopening, asOf),
  reopened: reopening && {
    since: reopening.since,
    through: reopening.through,
    noticed_at: reopening.noticedAt,
  },
  judgement,
});

/** Every action with the verdict of the people, all judged at once, newest first. */
export const answerActions = (session: Session): Promise<ActionsAnswer> =>
  session.transaction(async () => {
    const held = await readHeld(session);
    const stored = await listStored(session);
    const reopenings = await listReopenings(session);
    const city = await readCity({ ...session, held });
    const { judgements, nTested } = judge(city, stored);
    const last = city.weeks.at(-1);
    const asOf = last === undefined ? null : addDays(last, 6);
    return {
      as_of: asOf,
      data_version: String(held.version),
      n_tested: nTested,
      q_limit: JUDGE.q,
      fewest_weeks: JUDGE.fewestAfter,
      actions: stored.map((action, i) =>
        toAction(action, judgements[i] as Judgement, reopeningOf(action, reopenings), asOf),
      ),
    };
  });
