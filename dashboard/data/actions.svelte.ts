import type { Action, ActionsAnswer, TakeUpRequest } from '../../api/contract/actions.ts';
import type { PainPoint } from '../../api/contract/pain-points.ts';
import { readJson, remove, sendJson } from './client.ts';
import type { Where } from './question.ts';
import { follow, type Resource } from './resource.svelte.ts';
import { warehouse } from './warehouse.svelte.ts';

/** Counts the changes made here, so that the list is read anew after each. */
let revision = $state(0);

const changed = <T>(value: T): T => {
  revision += 1;
  return value;
};

/** Every action with its verdict; read anew when the data or an action change. */
export const actionsOf = (): Resource<ActionsAnswer> =>
  follow(
    () => (warehouse.summary ? `${warehouse.summary.data_version}.${revision}/actions` : null),
    (key, signal) => readJson<ActionsAnswer>(key.slice(key.indexOf('/')), signal),
  );

type Said = Pick<TakeUpRequest, 'owner' | 'action' | 'started_on' | 'due_on' | 'finished_on'>;

/** Takes up a pain point that a search up to `to` found. @throws RequestFailure */
export const takeUp = async (painPoint: string, to: string | null, said: Said): Promise<Action> =>
  changed(
    await sendJson<Action>('POST', '/actions', {
      pain_point: painPoint,
      ...(to === null ? {} : { to }),
      ...said,
    }),
  );

/** @throws RequestFailure */
export const changeAction = async (id: number, said: Said): Promise<Action> =>
  changed(await sendJson<Action>('PATCH', `/actions/${id}`, said));

/** @throws RequestFailure */
export const publishAction = async (id: number, published: boolean): Promise<Action> =>
  changed(await sendJson<Action>('PUT', `/actions/${id}/published`, { published }));

/** @throws RequestFailure */
export const removeAction = async (id: number): Promise<void> => changed(await remove(`/actions/${id}`));

/** Whether an action is about a place and an issue that are chosen. */
export const isChosen = ({ districts, issue, issue_group }: Action, where: Where): boolean => {
  const places = where.district ?? [];
  const issues = where.issue ?? [];
  const groups = where.issue_group ?? [];
  return (
    (places.length === 0 || districts.length === 0 || districts.some((each) => places.includes(each))) &&
    (issues.length === 0 || issue === null || issues.includes(issue)) &&
    (groups.length === 0 || issue_group === null || groups.includes(issue_group))
  );
};

/** The action that a pain point was taken up with: the same one, or one about the same that is not finished. */
export const actionOn = (point: PainPoint, actions: readonly Action[]): Action | null =>
  actions.find(({ pain_point }) => pain_point === point.id) ??
  actions.find(
    ({ districts, issue, issue_group, finished_on }) =>
      finished_on === null &&
      issue === point.issue &&
      issue_group === point.issue_group &&
      (districts.length === 0
        ? point.districts.length === 0
        : districts.some((each) => point.districts.includes(each))),
  ) ??
  null;
