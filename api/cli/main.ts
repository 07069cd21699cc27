import { Problem } from '../../etl/model/problem.ts';
import { nearest } from '../query/nearest.ts';
import { problemDocument } from '../respond/problem.ts';
import { aliasCommand } from './alias-command.ts';
import { COMMON, flag, readArguments, type Options } from './arguments.ts';
import { actionsCommand } from './actions-command.ts';
import { analysisCommands } from './analysis-command.ts';
import { auditCommand } from './audit-command.ts';
import type { Command } from './command.ts';
import { correctionCommand } from './correction-command.ts';
import { configCommand } from './config-command.ts';
import { digestCommand } from './digest-command.ts';
import { importsCommand, rejectsCommand, undoCommand } from './history-commands.ts';
import { importCommand } from './import-command.ts';
import { inspectCommand } from './inspect-command.ts';
import { placesCommand } from './places-command.ts';
import { publishCommand } from './publish-command.ts';
import { metricsCommand, queryCommand } from './query-commands.ts';
import { quarantineCommand } from './quarantine-command.ts';
import { referenceCommand } from './reference-command.ts';
import { demoCommand, serveCommand, startCommand } from './serve-command.ts';
import { sentimentCommand } from './sentiment-command.ts';
import { sourceCommand } from './source-command.ts';
import { tokenCommand } from './token-command.ts';
import { userCommand } from './user-command.ts';
import { feedbackCommand, termsCommand } from './voices-commands.ts';
import { watchCommand } from './watch-command.ts';
import { processTerminal, renderProblem, type Terminal } from './terminal.ts';

const COMMANDS: readonly Command[] = [
  startCommand,
  inspectCommand,
  importCommand,
  importsCommand,
  rejectsCommand,
  undoCommand,
  metricsCommand,
  queryCommand,
  ...analysisCommands,
  actionsCommand,
  digestCommand,
  publishCommand,
  quarantineCommand,
  referenceCommand,
  aliasCommand,
  placesCommand,
  sentimentCommand,
  feedbackCommand,
  termsCommand,
  correctionCommand,
  sourceCommand,
  watchCommand,
  configCommand,
  userCommand,
  tokenCommand,
  auditCommand,
  serveCommand,
  demoCommand,
];

const help = (): string => {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  return [
    'Feedback barometer: how people feel, where it hurts, and whether it got better.',
    '',
    'barometer COMMAND [--data DIR] [--json]',
    '',
    ...COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'barometer COMMAND --help shows how a command is used. The data directory is --data, else BAROMETER_DATA, else ./data.',
    '',
  ].join('\n');
};

const helpOf = (command: Command): string => {
  const options: Options = { ...command.options, ...COMMON };
  return `barometer ${command.usage}\n\n${command.summary}\n\nOptions: ${Object.keys(options)
    .map((name) => `--${name}`)
    .join(' ')}\n`;
};

const findCommand = (name: string): Command => {
  const found = COMMANDS.find((command) => command.name === name);
  if (found) return found;
  const close = nearest(
    name,
    COMMANDS.map((command) => command.name),
  );
  throw new Problem('There is no such command', [
    {
      code: 'unknown_command',
      detail: `barometer has no command "${name}".`,
      value: name,
      way_out: close ? `Did you mean ${close}?` : 'barometer --help lists the commands.',
    },
  ]);
};

/** Runs one command line. Resolves to the exit code: 0 done, 2 refused, 1 our fault. */
export const main = async (
  words: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<number> => {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(help());
    return 0;
  }
  const json = rest.includes('--json');
  try {
    const command = findCommand(name);
    const args = readArguments(name, rest, command.options);
    if (flag(args, 'help')) {
      terminal.out(helpOf(command));
      return 0;
    }
    return await command.run(args, terminal);
  } catch (error) {
    if (error instanceof Problem) {
      terminal.err(
        json
          ? `${JSON.stringify(problemDocument(error))}\n`
          : renderProblem(error.title, error.problems, terminal.color),
      );
      return 2;
    }
    const message = error instanceof Error ? error.message : String(error);
    terminal.err(`Something failed on our side: ${message}\n`);
    if (process.env['BAROMETER_DEBUG']) terminal.err(`${(error as Error).stack ?? ''}\n`);
    return 1;
  }
};
