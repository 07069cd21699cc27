import { undoRemapping, needAliased } from '../../etl/places/index.ts';
import type { AliasList, Remapped } from '../contract/places.ts';
import { listAliases, remapAsAsked } from '../places/aliases.ts';
import { clock } from './clock.ts';
import { flag, need, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse } from './place.ts';
import { ask, sendJson } from './remote.ts';
import { renderTable } from './terminal.ts';
import { unknownAction } from './unknown-action.ts';

const list = (args: Arguments): Promise<AliasList> => {
  const of = args.positionals[1];
  const dimension = of === undefined ? null : needAliased(of, 400);
  return withWarehouse(
    dataDir(args),
    ({ barometer }) => barometer.read((session) => listAliases(session, dimension)),
    async (owner) =>
      (await (await ask(owner, `/aliases${dimension ? `?dimension=${dimension}` : ''}`)).json()) as AliasList,
  );
};

/** Makes one remapping of a request body. */
export const makeRemapping = (args: Arguments, body: object): Promise<Remapped> =>
  withWarehouse(
    dataDir(args),
    ({ barometer }) =>
      barometer.warehouse.exclusively((session) =>
        remapAsAsked(session, body, { now: clock(), by: text(args, 'by') ?? null }),
      ),
    async (owner) => (await (await sendJson(owner, '/aliases', 'POST', body)).json()) as Remapped,
  );

const days = ({ from, to }: { from: string | null; to: string | null }): string =>
  from === null && to === null ? 'always' : `${from ?? '…'} – ${to ?? '…'}`;

const describe = ({ aliases, history }: AliasList): string =>
  [
    aliases.length === 0
      ? 'No spelling stands for another.\n'
      : renderTable(
          ['dimension', 'spelling', 'stands for', 'days', 'remapping'],
          aliases.map((each) => [
            each.dimension,
            each.raw,
            each.value,
            days(each),
            String(each.remapping_id),
          ]),
        ),
    ...(history.length === 0
      ? []
      : [
          '\n',
          renderTable(
            ['remapping', 'kind', 'dimension', 'n', 'made', 'by', 'state', 'note'],
            history.map((each) => [
              String(each.remapping_id),
              each.kind,
              each.dimension ?? 'several',
              each.n.toLocaleString('en'),
              each.made_at.slice(0, 16).replace('T', ' '),
              each.made_by ?? '–',
              each.live ? 'counts' : each.undone_at ? 'undone' : `replaced by ${each.replaced_by}`,
              each.note ?? '',
            ]),
          ),
        ]),
  ].join('');

const undo = async (args: Arguments): Promise<number> => {
  const word = need(args, 1, 'The number of the remapping');
  const id = /^\d{1,9}$/.test(word) ? Number(word) : -1;
  await withWarehouse(
    dataDir(args),
    async ({ barometer }) =>
      void (await barometer.warehouse.exclusively((session) => undoRemapping(session, id, clock()))),
    async (owner) => void (await ask(owner, `/aliases/${id}`, { method: 'DELETE' })),
  );
  return id;
};

export const aliasCommand: Command = {
  name: 'alias',
  usage:
    'alias list [DIMENSION] | alias add DIMENSION SPELLING VALUE [--from DAY] [--to DAY] [--note TEXT] [--by NAME] | alias undo ID',
  summary: 'spellings that stand for a value: retroactive, numbered, undone exactly',
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    note: { type: 'string' },
    by: { type: 'string' },
  },
  async run(args, terminal) {
    const action = need(args, 0, 'What to do (list, add or undo)');
    const json = flag(args, 'json');
    const print = (value: object, plain: string): number => {
      terminal.out(json ? `${JSON.stringify(value, null, 2)}\n` : plain);
      return 0;
    };
    if (action === 'list') {
      const found = await list(args);
      return print(found, describe(found));
    }
    if (action === 'undo') {
      const id = await undo(args);
      return print({ remapping_id: id, status: 'undone' }, `Remapping ${id} is undone.\n`);
    }
    if (action !== 'add') throw unknownAction(action, ['list', 'add', 'undo']);
    const made = await makeRemapping(args, {
      dimension: need(args, 1, 'The dimension'),
      raw: need(args, 2, 'The spelling'),
      value: need(args, 3, 'What it stands for'),
      ...Object.fromEntries(
        ['from', 'to', 'note'].flatMap((name) => (text(args, name) ? [[name, text(args, name)]] : [])),
      ),
    });
    return print(made, `Remapped. Undo with: barometer alias undo ${made.remapping_id}\n`);
  },
};
