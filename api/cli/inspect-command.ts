import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { SavedSource } from '../../etl/map/index.ts';
import type { InspectReport } from '../contract/imports.ts';
import { parseImportChoices } from '../http/import-choices.ts';
import { flag, need, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { describeDrift } from './describe-import.ts';
import { choiceFields, groupFields, savedIn } from './import-files.ts';
import { needFile } from './need-file.ts';
import { dataDir, openHere, withWarehouse } from './place.ts';
import { ask } from './remote.ts';
import { renderTable } from './terminal.ts';

const describe = (report: InspectReport): string => {
  const head = [
    `${report.file} · ${report.bytes.toLocaleString('en')} bytes · ${report.rows.toLocaleString('en')} rows`,
    `  ${report.encoding}, delimiter ${JSON.stringify(report.delimiter)}, ${report.header_rows} header row${report.header_rows === 1 ? '' : 's'}`,
    `  ${report.preset ? `recognised as ${report.preset.id} (${report.preset.reason})` : 'not recognised as a known export'}${report.kind ? `, ${report.kind}` : ''}`,
  ];
  const table = renderTable(
    ['column', 'type', 'blank', 'distinct', 'becomes', 'because'],
    report.columns.map((column) => [
      column.name.slice(0, 40),
      column.date_order ? `${column.type} ${column.date_order}` : column.type,
      column.n_null.toLocaleString('en'),
      column.n_distinct.toLocaleString('en'),
      column.suggested?.field ?? column.action,
      column.suggested?.reason ?? '',
    ]),
  );
  const questions = report.questions.map(
    (question) =>
      `? ${question.text.en}\n${question.choices.map((choice) => `    ${choice.id}: ${choice.label.en}${choice.example ? ` (${choice.example})` : ''}`).join('\n')}`,
  );
  const problems = report.problems.map(
    (problem) => `! ${String(problem['detail'])} ${String(problem['way_out'] ?? '')}`,
  );
  return `${[...head, '', table, ...describeDrift(report.drift), ...questions, ...problems].join('\n')}\n`;
};

/** A source given by name is looked up in the data directory; nothing else of it is needed to inspect a file. */
const resolveSaved = async (
  args: Arguments,
  fields: readonly (readonly [string, string])[],
): Promise<[string, SavedSource][]> => {
  const name = fields.find(([field]) => field === 'source')?.[1];
  if (name === undefined || name.trimStart().startsWith('{')) return [];
  const found = await withWarehouse(
    dataDir(args),
    (opened) => savedIn(opened)(name),
    async (owner) => (await (await ask(owner, `/sources/${encodeURIComponent(name)}`)).json()) as SavedSource,
  );
  return [[name, found]];
};

export const inspectCommand: Command = {
  name: 'inspect',
  usage: 'inspect FILE [--kind K] [--set field=column …]',
  summary: 'say what a file is and what its columns would become',
  options: {
    kind: { type: 'string' },
    source: { type: 'string' },
    set: { type: 'string', multiple: true },
    timezone: { type: 'string' },
    'date-order': { type: 'string' },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
  },
  async run(args, terminal) {
    const path = need(args, 0, 'The file to inspect');
    await needFile(path, 'The file');
    const fields = await choiceFields(args);
    const saved = new Map(await resolveSaved(args, fields));
    const choices = await parseImportChoices(basename(path), groupFields(fields), (name) =>
      Promise.resolve(saved.get(name) as SavedSource),
    );
    await mkdir(tmpdir(), { recursive: true });
    const scratch = await mkdtemp(join(tmpdir(), 'barometer-inspect-'));
    const opened = await openHere(scratch);
    try {
      const report = await opened.barometer.inspect(path, choices);
      terminal.out(flag(args, 'json') ? `${JSON.stringify(report, null, 2)}\n` : describe(report));
      return 0;
    } finally {
      await opened.close();
      await rm(scratch, { recursive: true, force: true });
    }
  },
};
