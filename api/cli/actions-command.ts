import { answerActions } from '../actions/answer.ts';
import { changeAction, publishAction, removeAction, takeUp } from '../actions/change.ts';
import { answerPublishedActions } from '../actions/published.ts';
import type { Action, ActionsAnswer, PublishedActions } from '../contract/actions.ts';
import type { Barometer } from '../barometer.ts';
import { flag, need, text, type Arguments } from './arguments.ts';
import { clock } from './clock.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse } from './place.ts';
import { ask, sendJson } from './remote.ts';
import { renderTable } from './terminal.ts';
import { unknownAction } from './unknown-action.ts';

const FIELDS = [
  'pain-point',
  'to',
  'district',
  'issue',
  'issue-group',
  'owner',
  'action',
  'started-on',
  'due-on',
  'finished-on',
] as const;
/** Dates that `none` empties. */
const EMPTIED = ['due-on', 'finished-on'];

/** The options of a command as the body of the request they stand for. */
const bodyOf = (args: Arguments): Record<string, string | null> =>
  Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = text(args, field);
      if (value === undefined) return [];
      const isEmptied = EMPTIED.includes(field) && value === 'none';
      return [[field.replace('-', '_'), isEmptied ? null : value]];
    }),
  );

const read = <T>(args: Arguments, path: string, local: (barometer: Barometer) => Promise<T>): Promise<T> =>
  withWarehouse(
    dataDir(args),
    ({ barometer }) => local(barometer),
    async (owner) => (await (await ask(owner, path)).json()) as T,
  );

const numberOf = (args: Arguments): number => {
  const word = need(args, 1, 'The number of the action');
  return /^\d{1,9}$/.test(word) ? Number(word) : -1;
};

const write = (
  args: Arguments,
  [method, path, body]: readonly ['POST' | 'PATCH' | 'PUT', string, object],
  local: (barometer: Barometer) => Promise<Action>,
): Promise<Action> =>
  withWarehouse(
    dataDir(args),
    ({ barometer }) => local(barometer),
    async (owner) => (await (await sendJson(owner, path, method, body)).json()) as Action,
  );

const where = ({
  districts,
  issue,
  issue_group,
}: Pick<Action, 'districts' | 'issue' | 'issue_group'>): string =>
  [districts.length > 0 ? districts.join(' + ') : 'everywhere', issue ?? issue_group ?? '–'].join(' · ');

const WORDS = {
  improved: 'improved',
  no_change: 'no change seen',
  worse: 'worse',
  too_few: 'too few to tell',
} as const;

const describe = ({ actions }: Pick<ActionsAnswer, 'actions'>): string =>
  actions.length === 0
    ? 'Nothing has been taken up.\n'
    : renderTable(
        ['action', 'where', 'owner', 'started', 'finished', 'state', 'verdict', 'public'],
        actions.map((action) => [
          String(action.action_id),
          where(action),
          action.owner,
          action.started_on,
          action.finished_on ?? '–',
          action.reopened ? `reopened since ${action.reopened.since}` : action.state.replace('_', ' '),
          action.judgement.verdict
            ? WORDS[action.judgement.verdict]
            : action.judgement.possible_on
              ? `not before ${action.judgement.possible_on}`
              : '–',
          action.published ? 'yes' : 'no',
        ]),
      );

const describePublished = ({ actions }: PublishedActions): string =>
  actions.length === 0
    ? 'Nothing has been published.\n'
    : renderTable(
        ['where', 'owner', 'action', 'verdict'],
        actions.map((action) => [
          where(action),
          action.owner,
          action.action,
          action.verdict ? WORDS[action.verdict] : '–',
        ]),
      );

const VERBS = ['list', 'published', 'take-up', 'change', 'publish', 'unpublish', 'remove'];

export const actionsCommand: Command = {
  name: 'actions',
  usage:
    'actions [list] | actions published | actions take-up --pain-point ID [--to D] | --district D --issue I  --owner O --action TEXT --started-on D [--due-on D] [--finished-on D] | actions change ID [--owner O] [--action TEXT] [--started-on D] [--due-on D|none] [--finished-on D|none] | actions publish|unpublish|remove ID',
  summary: 'what is done about pain points, and what people reported afterwards',
  options: Object.fromEntries([...FIELDS, 'by'].map((name) => [name, { type: 'string' }])),
  async run(args, terminal) {
    const verb = args.positionals[0] ?? 'list';
    if (!VERBS.includes(verb)) throw unknownAction(verb, VERBS);
    const print = (value: object, plain: string): number => {
      terminal.out(flag(args, 'json') ? `${JSON.stringify(value)}\n` : plain);
      return 0;
    };
    if (verb === 'list') {
      const found = await read(args, '/actions', (barometer) => barometer.read(answerActions));
      return print(found, describe(found));
    }
    if (verb === 'published') {
      const found = await read(args, '/actions/published', (barometer) =>
        barometer.read(answerPublishedActions),
      );
      return print(found, describePublished(found));
    }
    const who = { now: clock(), by: text(args, 'by') ?? null };
    const body = bodyOf(args);
    if (verb === 'take-up') {
      const made = await write(args, ['POST', '/actions', body], (barometer) => takeUp(barometer, body, who));
      return print(made, `Action ${made.action_id}: ${where(made)}, ${made.owner}.\n`);
    }
    const id = numberOf(args);
    if (verb === 'remove') {
      await withWarehouse(
        dataDir(args),
        ({ barometer }) => removeAction(barometer, id, who),
        async (owner) => void (await ask(owner, `/actions/${id}`, { method: 'DELETE' })),
      );
      return print({ action_id: id, status: 'removed' }, `Action ${id} is removed.\n`);
    }
    const shown = { published: verb === 'publish' };
    const changed =
      verb === 'change'
        ? await write(args, ['PATCH', `/actions/${id}`, body], (barometer) =>
            changeAction(barometer, id, body, who),
          )
        : await write(args, ['PUT', `/actions/${id}/published`, shown], (barometer) =>
            publishAction(barometer, id, shown, who),
          );
    return print(changed, describe({ actions: [changed] }));
  },
};
