import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { findSource } from '../../etl/load/sources.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { ImportChoices } from '../../etl/pipeline.ts';
import type { ImportProgress, ImportReport } from '../contract/imports.ts';
import type { ProblemDocument } from '../contract/problem.ts';
import { parseImportChoices } from '../http/import-choices.ts';
import { refusedReport } from '../import/report.ts';
import { problemDocument } from '../respond/problem.ts';
import { flag, list, need, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { needFile } from './need-file.ts';
import { dataDir, withWarehouse, type Opened, type Owner } from './place.ts';
import { ask, fileForm, followJob, problemFromDocument } from './remote.ts';
import { progressLine, renderProblem, type Terminal } from './terminal.ts';

/** The choices as form fields: the same for this process and for a server. */
export const choiceFields = async (args: Arguments): Promise<[string, string][]> => {
  const source = text(args, 'source');
  const single: [string, string | undefined][] = [
    ['kind', text(args, 'kind')],
    ['timezone', text(args, 'timezone')],
    ['date_order', text(args, 'date-order')],
    ['encoding', text(args, 'encoding')],
    ['delimiter', text(args, 'delimiter')],
    ['source', source === undefined ? undefined : await readSource(source)],
    ['dry_run', flag(args, 'dry-run') ? 'true' : undefined],
  ];
  return [
    ...single.filter((entry): entry is [string, string] => entry[1] !== undefined),
    ...list(args, 'set', false).map((pair): [string, string] => ['set', pair]),
  ];
};

/** The text of a mapping file; anything else is the name of a saved one. */
const readSource = async (source: string): Promise<string> =>
  existsSync(source) ? readFile(source, 'utf8') : source;

/** Form fields grouped by name, as the parser of choices takes them. */
export const groupFields = (fields: readonly (readonly [string, string])[]): Map<string, string[]> => {
  const grouped = new Map<string, string[]>();
  for (const [name, value] of fields) grouped.set(name, [...(grouped.get(name) ?? []), value]);
  return grouped;
};

/** Saved mappings of an opened data directory. */
export const savedIn =
  ({ barometer }: Opened) =>
  (name: string) =>
    barometer.read((session) => findSource(session, name));

const WORDS: Readonly<Record<string, string>> = {
  waiting: 'waiting',
  reading: 'reading',
  staging: 'parsing',
  loading: 'loading',
  rolling_up: 'rolling up',
};

const importHere = async (
  { barometer }: Opened,
  path: string,
  choices: ImportChoices,
  show: (state: string) => void,
): Promise<ImportReport> => barometer.import(path, choices, { onState: (state) => show(state) });

const importThere = async (
  owner: Owner,
  path: string,
  fields: readonly [string, string][],
  show: (state: string) => void,
): Promise<ImportReport> => {
  const started = await ask(owner, '/imports', { method: 'POST', body: await fileForm(path, fields) });
  const { job_id } = (await started.json()) as { job_id: string };
  const last: ImportProgress = await followJob(owner, job_id, (event) => show(event.state));
  if (last.state === 'refused' && last.problem) throw problemFromDocument(last.problem as ProblemDocument);
  if (last.state !== 'done' || !last.report) throw new Error(`the import ended as ${last.state}`);
  return last.report;
};

/** What changed in the header, a line each. */
export const describeDrift = (drift: ImportReport['drift']): string[] =>
  drift
    ? [
        ...drift.added.map((column) => `new column: ${column}`),
        ...drift.gone.map((column) => `column gone: ${column}`),
        ...drift.renamed.map(({ from, to }) => `column renamed: ${from} → ${to}`),
      ]
    : [];

const describe = (report: ImportReport): string => {
  const n = (count: number): string => count.toLocaleString('en');
  const { rows } = report;
  const lines = [
    report.status === 'unchanged'
      ? `${report.file}: the same bytes are loaded already (import ${report.import_id}); nothing changed`
      : `${report.file}: ${report.dry_run ? 'would load' : `import ${report.import_id}`} · ${report.kind} · source ${report.source} · ${report.seconds.toFixed(1)} s`,
    `  ${n(rows.read)} read = ${n(rows.new)} new + ${n(rows.updated)} updated + ${n(rows.duplicate)} duplicate + ${n(rows.rejected)} rejected`,
  ];
  const codes = (title: string, counts: Record<string, number>): void => {
    const parts = Object.entries(counts).map(([code, count]) => `${code} ${n(count)}`);
    if (parts.length > 0) lines.push(`  ${title}: ${parts.join(', ')}`);
  };
  codes('rejected', report.rejected_by_code);
  codes('noticed', report.flags_by_code);
  if (report.dropped_columns.length > 0) lines.push(`  never stored: ${report.dropped_columns.join(', ')}`);
  lines.push(...describeDrift(report.drift).map((line) => `  ${line}`));
  return `${lines.join('\n')}\n`;
};

const reportRefusal = (
  file: string,
  error: unknown,
  seconds: number,
  json: boolean,
  terminal: Terminal,
): void => {
  if (!(error instanceof Problem)) throw error;
  if (json) terminal.out(`${JSON.stringify(refusedReport(file, seconds))}\n`);
  terminal.err(
    json
      ? `${JSON.stringify(problemDocument(error))}\n`
      : renderProblem(error.title, error.problems, terminal.color),
  );
};

export const importCommand: Command = {
  name: 'import',
  usage:
    'import FILE… [--kind survey|complaints] [--source NAME|FILE.json] [--set field=column …] [--date-order dmy|mdy] [--timezone ZONE] [--dry-run]',
  summary: 'load exports; every row is accounted for',
  options: {
    kind: { type: 'string' },
    source: { type: 'string' },
    set: { type: 'string', multiple: true },
    timezone: { type: 'string' },
    'date-order': { type: 'string' },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  async run(args, terminal) {
    need(args, 0, 'The file to import');
    const json = flag(args, 'json');
    const fields = await choiceFields(args);
    const grouped = groupFields(fields);
    let refused = false;
    const each = async (
      work: (path: string, file: string, show: (state: string) => void) => Promise<ImportReport>,
    ): Promise<void> => {
      for (const path of args.positionals) {
        const file = basename(path);
        const began = performance.now();
        const progress = progressLine(terminal);
        try {
          await needFile(path, 'The file');
          const report = await work(path, file, (state) =>
            progress.show(`${file}: ${WORDS[state] ?? state} …`),
          );
          progress.end();
          terminal.out(json ? `${JSON.stringify(report)}\n` : describe(report));
        } catch (error) {
          progress.end();
          refused = true;
          reportRefusal(file, error, (performance.now() - began) / 1000, json, terminal);
        }
      }
    };
    await withWarehouse(
      dataDir(args),
      async (opened) => {
        await parseImportChoices('', grouped, savedIn(opened));
        await each(async (path, file, show) =>
          importHere(opened, path, await parseImportChoices(file, grouped, savedIn(opened)), show),
        );
      },
      (owner) => each((path, _file, show) => importThere(owner, path, fields, show)),
    );
    return refused ? 2 : 0;
  },
};
