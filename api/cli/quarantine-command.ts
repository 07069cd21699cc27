import { resolve } from 'node:path';
import { openQuarantine, type Quarantine } from '../../etl/quarantine/quarantine.ts';
import { Problem } from '../../etl/model/problem.ts';
import { clock } from './clock.ts';
import { flag, need, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { importNumber } from './import-number.ts';
import { dataDir } from './place.ts';
import { readSettings } from './settings.ts';
import { renderTable, type Terminal } from './terminal.ts';

const needQuarantine = async (args: Arguments): Promise<Quarantine> => {
  const dir = dataDir(args);
  const { quarantine_key: key, quarantine_days: days } = await readSettings(dir, process.env);
  const found = openQuarantine(dir, { key, days }, clock);
  if (found) return found;
  throw new Problem('There is no quarantine', [
    {
      code: 'quarantine_off',
      detail: 'Originals of uploads are not kept.',
      way_out: 'Set BAROMETER_QUARANTINE_KEY (openssl rand -hex 32) to keep them, encrypted, for a time.',
    },
  ]);
};

const listKept = async (quarantine: Quarantine, isJson: boolean, terminal: Terminal): Promise<void> => {
  const seals = await quarantine.list();
  if (isJson) return terminal.out(`${JSON.stringify(seals, null, 2)}\n`);
  if (seals.length === 0) return terminal.out('Nothing is kept.\n');
  const day = (instant: string): string => instant.slice(0, 10);
  terminal.out(
    renderTable(
      ['import', 'file', 'kept', 'until'],
      seals.map((seal) => [String(seal.import_id), seal.file, day(seal.kept_at), day(seal.expires_at)]),
    ),
  );
};

const giveBack = async (args: Arguments, quarantine: Quarantine, terminal: Terminal): Promise<void> => {
  const id = importNumber(args, 1);
  const to = text(args, 'out');
  if (!to)
    throw new Problem('Where to?', [
      { code: 'no_out', detail: 'No file to write to.', way_out: 'Add --out FILE.', pointer: '--out' },
    ]);
  const seal = await quarantine.get(id, resolve(to));
  terminal.out(flag(args, 'json') ? `${JSON.stringify(seal)}\n` : `${seal.file} is written to ${to}.\n`);
};

export const quarantineCommand: Command = {
  name: 'quarantine',
  usage: 'quarantine list | get ID --out FILE | purge',
  summary: 'originals of uploads, kept encrypted for a time where the operator has turned it on',
  options: { out: { type: 'string' } },
  async run(args, terminal) {
    const action = need(args, 0, 'list, get or purge');
    const quarantine = await needQuarantine(args);
    if (action === 'list') await listKept(quarantine, flag(args, 'json'), terminal);
    else if (action === 'get') await giveBack(args, quarantine, terminal);
    else if (action === 'purge') {
      const removed = await quarantine.purge();
      terminal.out(flag(args, 'json') ? `${JSON.stringify({ removed })}\n` : `${removed} removed.\n`);
    } else
      throw new Problem('There is no such action', [
        { code: 'unknown_action', detail: `"${action}"`, value: action, way_out: 'list, get or purge.' },
      ]);
    return 0;
  },
};
