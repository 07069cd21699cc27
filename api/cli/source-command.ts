import { readFile } from 'node:fs/promises';
import type { SourceEntry } from '../../etl/load/sources.ts';
import { findSource, listSources, saveSource, sourceOfImport } from '../../etl/load/sources.ts';
import { parseSavedSource } from '../../etl/map/index.ts';
import { Problem } from '../../etl/model/problem.ts';
import { clock } from './clock.ts';
import { flag, need, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { needFile } from './need-file.ts';
import { dataDir, withWarehouse } from './place.ts';
import { ask } from './remote.ts';
import { renderTable } from './terminal.ts';

const ACTIONS = ['list', 'show', 'save'];

const list = (args: Arguments): Promise<SourceEntry[]> =>
  withWarehouse(
    dataDir(args),
    ({ barometer }) => barometer.read(listSources),
    async (owner) => ((await (await ask(owner, '/sources')).json()) as { sources: SourceEntry[] }).sources,
  );

const show = (args: Arguments, name: string): Promise<SourceEntry> =>
  withWarehouse(
    dataDir(args),
    ({ barometer }) => barometer.read((session) => findSource(session, name)),
    async (owner) => (await (await ask(owner, `/sources/${encodeURIComponent(name)}`)).json()) as SourceEntry,
  );

/** What is saved: a mapping file, or the mapping an import was read with. */
const save = async (args: Arguments, name: string): Promise<void> => {
  const file = text(args, 'mapping');
  const given = text(args, 'import');
  if (given !== undefined && !/^\d{1,9}$/.test(given))
    throw new Problem('There is no such import', [
      {
        code: 'unknown_import',
        detail: `"${given}" is no import number.`,
        value: given,
        way_out: 'barometer imports lists them.',
      },
    ]);
  if (file !== undefined) await needFile(file, 'The mapping');
  const fromFile = file === undefined ? null : parseSavedSource(JSON.parse(await readFile(file, 'utf8')));
  await withWarehouse(
    dataDir(args),
    ({ barometer }) =>
      barometer.warehouse.exclusively(async (session) =>
        saveSource(
          session,
          name,
          fromFile ?? (await sourceOfImport(session, given === undefined ? null : Number(given))),
          clock(),
        ),
      ),
    async (owner) =>
      void (await ask(owner, `/sources/${encodeURIComponent(name)}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fromFile ?? { import: given === undefined ? null : Number(given) }),
      })),
  );
};

export const sourceCommand: Command = {
  name: 'source',
  usage: 'source list | source show NAME | source save NAME [--import ID | --mapping FILE.json]',
  summary: 'mappings that are remembered; import --source NAME reads with one',
  options: { import: { type: 'string' }, mapping: { type: 'string' } },
  async run(args, terminal) {
    const action = need(args, 0, 'What to do (list, show or save)');
    const json = flag(args, 'json');
    if (!ACTIONS.includes(action))
      throw new Problem('The command cannot be read', [
        {
          code: 'unknown_action',
          detail: `There is no "source ${action}".`,
          value: action,
          way_out: `Use ${ACTIONS.join(', ')}.`,
        },
      ]);
    if (action === 'list') {
      const sources = await list(args);
      terminal.out(
        json
          ? `${JSON.stringify(sources, null, 2)}\n`
          : sources.length === 0
            ? 'No mapping is saved.\n'
            : renderTable(
                ['source', 'kind', 'preset', 'columns', 'saved'],
                sources.map((source) => [
                  source.name,
                  source.mapping.kind,
                  source.mapping.preset ?? '–',
                  String(source.columns.length),
                  source.saved_at.slice(0, 10),
                ]),
              ),
      );
      return 0;
    }
    const name = need(args, 1, 'The name of the source');
    if (action === 'save') await save(args, name);
    const source = await show(args, name);
    if (action === 'save' && !json)
      terminal.out(`Saved: ${name}. Read the next export with: barometer import FILE --source ${name}\n`);
    else terminal.out(`${JSON.stringify(source, null, 2)}\n`);
    return 0;
  },
};
