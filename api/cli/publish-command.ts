import { Problem } from '../../etl/model/problem.ts';
import { publishRequestSchema, type PublicationEntry } from '../contract/publications.ts';
import { listPublications, publish, withdraw } from '../publish/index.ts';
import { clock } from './clock.ts';
import { flag, need, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse } from './place.ts';
import { ask } from './remote.ts';
import { renderTable } from './terminal.ts';

const describe = (entry: PublicationEntry, dryRun: boolean): string =>
  `${dryRun ? 'Would publish' : 'Published'} ${entry.months.length} months${
    entry.months.length > 0 ? ` (${entry.months[0]} to ${entry.months.at(-1)})` : ', as they were before'
  }, by month, district and ${entry.issue_level}; counts 1–${entry.rule.threshold - 1} hidden.\n${renderTable(
    ['table', 'cells', 'hidden'],
    entry.tally.map((each) => [
      each.subject,
      each.cells.toLocaleString('en'),
      each.suppressed.toLocaleString('en'),
    ]),
  )}`;

const list = async (args: Arguments): Promise<string> => {
  const entries = await withWarehouse(
    dataDir(args),
    ({ barometer }) => barometer.read(listPublications),
    async (owner) =>
      ((await (await ask(owner, '/publications')).json()) as { publications: PublicationEntry[] })
        .publications,
  );
  if (flag(args, 'json')) return `${JSON.stringify(entries, null, 2)}\n`;
  if (entries.length === 0) return 'Nothing has been published.\n';
  return renderTable(
    ['publication', 'when', 'status', 'months', 'issues', 'data'],
    entries.map((each) => [
      String(each.publication_id),
      each.published_at.slice(0, 16).replace('T', ' '),
      each.sample ? `${each.status} (sample)` : each.status,
      each.months.length > 0 ? `${each.months[0]} – ${each.months.at(-1)}` : 'as before',
      each.issue_level,
      each.data_version,
    ]),
  );
};

const give = async (args: Arguments): Promise<string> => {
  const parsed = publishRequestSchema.safeParse({
    dry_run: flag(args, 'dry-run'),
    ...(text(args, 'through') === undefined ? {} : { through: text(args, 'through') }),
  });
  if (!parsed.success)
    throw new Problem('Nothing was published', [
      {
        code: 'invalid_month',
        detail: `"${text(args, 'through')}" is no month.`,
        value: text(args, 'through') ?? '',
        way_out: 'Write --through 2026-10.',
      },
    ]);
  const entry = await withWarehouse(
    dataDir(args),
    ({ barometer }) => barometer.warehouse.exclusively((session) => publish(session, parsed.data, clock())),
    async (owner) =>
      (await (
        await ask(owner, '/publications', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(parsed.data),
        })
      ).json()) as PublicationEntry,
  );
  return flag(args, 'json') ? `${JSON.stringify(entry)}\n` : describe(entry, parsed.data.dry_run);
};

const takeBack = async (args: Arguments): Promise<string> => {
  const given = need(args, 1, 'The number of the publication');
  const id = /^\d{1,9}$/.test(given) ? Number(given) : -1;
  const unseen = flag(args, 'unseen');
  const entry = await withWarehouse(
    dataDir(args),
    ({ barometer }) => barometer.warehouse.exclusively((session) => withdraw(session, id, unseen, clock())),
    async (owner) =>
      (await (
        await ask(owner, `/publications/${id}?unseen=${unseen}`, { method: 'DELETE' })
      ).json()) as PublicationEntry,
  );
  return flag(args, 'json') ? `${JSON.stringify(entry)}\n` : `Publication ${id} is ${entry.status}.\n`;
};

export const publishCommand: Command = {
  name: 'publish',
  usage: 'publish [--through YYYY-MM] [--dry-run] | publish list | publish withdraw ID [--unseen]',
  summary: 'give the public the closed months, masked; or take the last publication back',
  options: { through: { type: 'string' }, 'dry-run': { type: 'boolean' }, unseen: { type: 'boolean' } },
  async run(args, terminal) {
    const [action] = args.positionals;
    const actions = { list, withdraw: takeBack };
    if (action !== undefined && !(action in actions))
      throw new Problem('The command cannot be read', [
        {
          code: 'unknown_action',
          detail: `There is no "publish ${action}".`,
          value: action,
          way_out: 'Use publish, publish list or publish withdraw ID.',
        },
      ]);
    terminal.out(await (action === undefined ? give : actions[action as keyof typeof actions])(args));
    return 0;
  },
};
