import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { findSource } from '../../etl/load/sources.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { ImportProgress, ImportReport } from '../contract/imports.ts';
import type { ProblemDocument } from '../contract/problem.ts';
import { parseImportChoices } from '../http/import-choices.ts';
import { refusedReport } from '../import/report.ts';
import { flag, list, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { needFile } from './need-file.ts';
import { withWarehouse, type Opened, type Owner } from './place.ts';
import { ask, fileForm, followJob, problemFromDocument } from './remote.ts';

/** Options that say how a file is to be read. */
export const CHOICE_OPTIONS: Command['options'] = {
  kind: { type: 'string' },
  source: { type: 'string' },
  set: { type: 'string', multiple: true },
  timezone: { type: 'string' },
  'date-order': { type: 'string' },
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  'dry-run': { type: 'boolean' },
};

type Fields = readonly (readonly [string, string])[];

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
export const groupFields = (fields: Fields): Map<string, string[]> => {
  const grouped = new Map<string, string[]>();
  for (const [name, value] of fields) grouped.set(name, [...(grouped.get(name) ?? []), value]);
  return grouped;
};

/** Saved mappings of an opened data directory. */
export const savedIn =
  ({ barometer }: Opened) =>
  (name: string) =>
    barometer.read((session) => findSource(session, name));

/** What became of one file: its report, and the problem when it was refused. */
export interface FileOutcome {
  readonly path: string;
  readonly report: ImportReport;
  readonly problem: Problem | null;
}

type ShowState = (state: ImportProgress['state']) => void;

const importThere = async (
  owner: Owner,
  path: string,
  fields: Fields,
  show: ShowState,
): Promise<ImportReport> => {
  const started = await ask(owner, '/imports', { method: 'POST', body: await fileForm(path, fields) });
  const { job_id } = (await started.json()) as { job_id: string };
  const last: ImportProgress = await followJob(owner, job_id, (event) => show(event.state));
  if (last.state === 'refused' && last.problem) throw problemFromDocument(last.problem as ProblemDocument);
  if (last.state !== 'done' || !last.report) throw new Error(`the import ended as ${last.state}`);
  return last.report;
};

/**
 * Imports files one after another, here or through the server that owns the data directory; a refused file does not
 * stop the others.
 * @throws Problem when the choices themselves cannot be read.
 */
export const importFiles = async (
  dir: string,
  paths: readonly string[],
  fields: Fields,
  watcher: {
    onState(path: string, state: ImportProgress['state']): void;
    onEnd(outcome: FileOutcome): Promise<void> | void;
  },
): Promise<void> => {
  const grouped = groupFields(fields);
  const each = async (work: (path: string, show: ShowState) => Promise<ImportReport>): Promise<void> => {
    for (const path of paths) {
      const began = performance.now();
      try {
        await needFile(path, 'The file');
        const report = await work(path, (state) => watcher.onState(path, state));
        await watcher.onEnd({ path, report, problem: null });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const report = refusedReport(basename(path), (performance.now() - began) / 1000);
        await watcher.onEnd({ path, report, problem: error });
      }
    }
  };
  await withWarehouse(
    dir,
    async (opened) => {
      await parseImportChoices('', grouped, savedIn(opened));
      await each(async (path, show) => {
        const choices = await parseImportChoices(basename(path), grouped, savedIn(opened));
        return opened.barometer.import(path, choices, { onState: show });
      });
    },
    (owner) => each((path, show) => importThere(owner, path, fields, show)),
  );
};
