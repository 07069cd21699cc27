import { basename } from 'node:path';
import type { ImportProgress } from '../contract/imports.ts';
import { flag, need } from './arguments.ts';
import type { Command } from './command.ts';
import { CHOICE_OPTIONS, choiceFields, importFiles } from './import-files.ts';
import { dataDir } from './place.ts';
import { printOutcome } from './print-outcome.ts';
import { progressLine } from './terminal.ts';

const WORDS: Readonly<Partial<Record<ImportProgress['state'], string>>> = {
  waiting: 'waiting',
  reading: 'reading',
  staging: 'parsing',
  loading: 'loading',
  rolling_up: 'rolling up',
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
