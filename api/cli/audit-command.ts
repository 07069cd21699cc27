import type { AuditEntry } from '../contract/access.ts';
import { flag } from './arguments.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse } from './place.ts';
import { printResult } from './print-result.ts';
import { ask } from './remote.ts';
import { renderTable } from './terminal.ts';

export const auditCommand: Command = {
  name: 'audit',
  usage: 'audit',
  summary: 'who signed in, imported, undid, exported and changed what, newest first',
  options: {},
  async run(args, terminal) {
    const entries = await withWarehouse(
      dataDir(args),
      ({ access }) => access.deeds(1000, null),
      async (owner) =>
        ((await (await ask(owner, '/audit?limit=1000')).json()) as { entries: AuditEntry[] }).entries,
    );
    return printResult(terminal, flag(args, 'json'), entries, () =>
      renderTable(
        ['when', 'who', 'what', 'on'],
        entries.map((each) => [
          each.at.slice(0, 16).replace('T', ' '),
          each.who,
          each.action,
          each.object ?? '',
        ]),
      ),
    );
  },
};
