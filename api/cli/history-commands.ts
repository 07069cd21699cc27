import type { ImportEntry } from '../contract/imports.ts';
import { listImports } from '../import/history.ts';
import { flag } from './arguments.ts';
import type { Command } from './command.ts';
import { importNumber } from './import-number.ts';
import { dataDir, withWarehouse } from './place.ts';
import { readRejects } from './read-rejects.ts';
import { ask } from './remote.ts';
import { renderTable } from './terminal.ts';

const describe = (imports: readonly ImportEntry[]): string =>
  imports.length === 0
    ? 'Nothing has been imported.\n'
    : renderTable(
        ['import', 'file', 'source', 'status', 'read', 'new', 'updated', 'duplicate', 'rejected', 'when'],
        imports.map((each) => [
          String(each.import_id),
          each.file,
          each.source,
          each.sample ? `${each.status} (sample)` : each.status,
          ...[each.rows.read, each.rows.new, each.rows.updated, each.rows.duplicate, each.rows.rejected].map(
            (n) => n.toLocaleString('en'),
          ),
          each.imported_at.slice(0, 16).replace('T', ' '),
        ]),
      );

export const importsCommand: Command = {
  name: 'imports',
  usage: 'imports',
  summary: 'the import history, newest first',
  options: {},
  async run(args, terminal) {
    const imports = await withWarehouse(
      dataDir(args),
      ({ barometer }) => barometer.read(listImports),
      async (owner) => ((await (await ask(owner, '/imports')).json()) as { imports: ImportEntry[] }).imports,
    );
    terminal.out(flag(args, 'json') ? `${JSON.stringify(imports, null, 2)}\n` : describe(imports));
    return 0;
  },
};

export const rejectsCommand: Command = {
  name: 'rejects',
  usage: 'rejects ID [--rows]',
  summary: 'what an import refused and why, as CSV; --rows: the rows themselves, to correct and import',
  options: { rows: { type: 'boolean' } },
  async run(args, terminal) {
    terminal.out(await readRejects(dataDir(args), importNumber(args), flag(args, 'rows')));
    return 0;
  },
};

export const undoCommand: Command = {
  name: 'undo',
  usage: 'undo ID',
  summary: 'take an import back exactly',
  options: {},
  async run(args, terminal) {
    const id = importNumber(args);
    await withWarehouse(
      dataDir(args),
      ({ barometer }) => barometer.undo(id),
      async (owner) => void (await ask(owner, `/imports/${id}`, { method: 'DELETE' })),
    );
    terminal.out(
      flag(args, 'json')
        ? `${JSON.stringify({ import_id: id, status: 'undone' })}\n`
        : `Import ${id} is undone.\n`,
    );
    return 0;
  },
};
