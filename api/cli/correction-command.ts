import type { Correction, CorrectionList } from '../contract/voices.ts';
import { correctIssue, listCorrections, undoCorrection } from '../voices/corrections.ts';
import { clock } from './clock.ts';
import { flag, need, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse } from './place.ts';
import { ask, sendJson } from './remote.ts';
import { renderTable } from './terminal.ts';
import { unknownAction } from './unknown-action.ts';

const list = (args: Arguments): Promise<CorrectionList> =>
  withWarehouse(
    dataDir(args),
    async ({ barometer }) => ({ corrections: await barometer.read(listCorrections) }),
    async (owner) => (await (await ask(owner, '/voices/corrections')).json()) as CorrectionList,
  );

const add = (args: Arguments): Promise<Correction> => {
  const body = {
    comment: need(args, 1, 'The id of the comment'),
    issue: flag(args, 'none') ? null : need(args, 2, 'The issue (or --none)'),
  };
  return withWarehouse(
    dataDir(args),
    ({ barometer }) =>
      barometer.warehouse.exclusively((session) =>
        correctIssue(session, body, { now: clock(), by: text(args, 'by') ?? null }),
      ),
    async (owner) =>
      (await (await sendJson(owner, '/voices/corrections', 'POST', body)).json()) as Correction,
  );
};

const undo = async (args: Arguments): Promise<number> => {
  const word = need(args, 1, 'The number of the correction');
  const id = /^\d{1,9}$/.test(word) ? Number(word) : -1;
  await withWarehouse(
    dataDir(args),
    async ({ barometer }) =>
      void (await barometer.warehouse.exclusively((session) => undoCorrection(session, id, clock()))),
    async (owner) => void (await ask(owner, `/voices/corrections/${id}`, { method: 'DELETE' })),
  );
  return id;
};

const describe = ({ corrections }: CorrectionList): string =>
  corrections.length === 0
    ? 'Nobody has corrected an issue.\n'
    : renderTable(
        ['correction', 'issue', 'made', 'by', 'state', 'comment'],
        corrections.map(({ correction_id, issue, made_at, made_by, undone_at, comment }) => [
          String(correction_id),
          issue ?? 'none',
          made_at.slice(0, 16).replace('T', ' '),
          made_by ?? '–',
          undone_at ? 'undone' : 'counts',
          comment,
        ]),
      );

export const correctionCommand: Command = {
  name: 'correction',
  usage: 'correction list | correction add COMMENT ISSUE|--none [--by NAME] | correction undo ID',
  summary:
    'what a comment is about, where it was stated or found wrongly: learned from, undone by its number',
  options: { none: { type: 'boolean' }, by: { type: 'string' } },
  async run(args, terminal) {
    const action = need(args, 0, 'What to do (list, add or undo)');
    const print = (value: object, plain: string): number => {
      terminal.out(flag(args, 'json') ? `${JSON.stringify(value, null, 2)}\n` : plain);
      return 0;
    };
    if (action === 'list') {
      const found = await list(args);
      return print(found, describe(found));
    }
    if (action === 'undo') {
      const id = await undo(args);
      return print({ correction_id: id, status: 'undone' }, `Correction ${id} is undone.\n`);
    }
    if (action !== 'add') throw unknownAction(action, ['list', 'add', 'undo']);
    const made = await add(args);
    return print(made, `Corrected. Undo with: barometer correction undo ${made.correction_id}\n`);
  },
};
