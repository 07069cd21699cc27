import { basename } from 'node:path';
import type { ImportProgress } from '../contract/imports.ts';
import { problemDocument } from '../respond/problem.ts';
import { flag, need } from './arguments.ts';
import type { Command } from './command.ts';
import { describeImport } from './describe-import.ts';
import { CHOICE_OPTIONS, choiceFields, importFiles, type FileOutcome } from './import-files.ts';
import { dataDir } from './place.ts';
import { progressLine, renderProblem, type Terminal } from './terminal.ts';

const WORDS: Readonly<Partial<Record<ImportProgress['state'], string>>> = {
  waiting: 'waiting',
  reading: 'reading',
  staging: 'parsing',
  loading: 'loading',
  rolling_up: 'rolling up',
};

const printOutcome = ({ report, problem }: FileOutcome, json: boolean, terminal: Terminal): void => {
  if (json) terminal.out(`${JSON.stringify(report)}\n`);
  else if (!problem) terminal.out(describeImport(report));
  if (!problem) return;
  terminal.err(
    json
      ? `${JSON.stringify(problemDocument(problem))}\n`
      : renderProblem(problem.title, problem.problems, terminal.color),
  );
};

export const importCommand: Command = {
  name: 'import',
  usage:
    'import FILE… [--kind survey|complaints] [--source NAME|FILE.json] [--set field=column …] [--date-order dmy|mdy] [--timezone ZONE] [--dry-run]',
  summary: 'load exports; every row is accounted for',
  options: CHOICE_OPTIONS,
  async run(args, terminal) {
    need(args, 0, 'The file to import');
    let isRefused = false;
    const progress = progressLine(terminal);
    await importFiles(dataDir(args), args.positionals, await choiceFields(args), {
      onState: (path, state) => progress.show(`${basename(path)}: ${WORDS[state] ?? state} …`),
      onEnd: (outcome) => {
        progress.end();
        isRefused ||= outcome.problem !== null;
        printOutcome(outcome, flag(args, 'json'), terminal);
      },
    });
    return isRefused ? 2 : 0;
  },
};
