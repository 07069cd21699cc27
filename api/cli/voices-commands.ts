import { voicesFromParameters } from '../http/voices-parameters.ts';
import type { FeedbackAnswer } from '../contract/feedback.ts';
import type { Reading } from '../contract/voices.ts';
import { feedbackToArrow, feedbackToCsv } from '../respond/feedback.ts';
import { answerTerms } from '../voices/distinctive-terms.ts';
import { answerFeedback } from '../voices/feedback.ts';
import { readComments } from '../voices/read-comments.ts';
import { flag, list, text, type Arguments, type Options } from './arguments.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse, type Opened } from './place.ts';
import { ask } from './remote.ts';
import { progressLine, type Terminal } from './terminal.ts';

const SINGLE = ['from', 'to', 'against', 'q', 'limit', 'cursor', 'language', 'sentiment', 'format'];

const CONDITIONS: Options = {
  from: { type: 'string' },
  to: { type: 'string' },
  where: { type: 'string', multiple: true },
  limit: { type: 'string' },
};

const toParameters = (args: Arguments): URLSearchParams => {
  const parameters = new URLSearchParams();
  for (const name of SINGLE) {
    const value = text(args, name);
    if (value !== undefined) parameters.set(name, value);
  }
  const minN = text(args, 'min-n');
  if (minN !== undefined) parameters.set('min_n', minN);
  if (flag(args, 'fold')) parameters.set('fold', 'true');
  for (const entry of list(args, 'where', false)) parameters.append('where', entry);
  return parameters;
};

const DOING: Readonly<Record<Reading['state'], string>> = {
  idle: '',
  scoring: 'scored',
  reading: 'read',
  classifying: 'classified',
};

/** Reads what imports have left to read, with progress; where nothing is left that takes no time. */
const readWaiting = async (terminal: Terminal, { barometer }: Opened): Promise<void> => {
  const progress = progressLine(terminal);
  try {
    await readComments(barometer.warehouse, {
      onProgress: ({ state, done, total }) =>
        progress.show(
          `${done.toLocaleString('en')} of ${total.toLocaleString('en')} comments ${DOING[state]} …`,
        ),
    });
  } finally {
    progress.end();
  }
};

export const feedbackCommand: Command = {
  name: 'feedback',
  usage:
    'feedback [--q WORDS] [--from D] [--to D] [--where district=X …] [--language en,zh] [--sentiment negative,neutral,positive] [--fold] [--limit N] [--cursor C] [--format json|csv|arrow]',
  summary: 'redacted comments, newest first; --fold shows near-duplicates once',
  options: {
    ...CONDITIONS,
    q: { type: 'string' },
    language: { type: 'string' },
    sentiment: { type: 'string' },
    fold: { type: 'boolean' },
    cursor: { type: 'string' },
    format: { type: 'string' },
  },
  async run(args, terminal) {
    const parameters = toParameters(args);
    const format = parameters.get('format') ?? 'json';
    parameters.delete('format');
    const answer = await withWarehouse(
      dataDir(args),
      async (opened) => {
        await readWaiting(terminal, opened);
        return opened.barometer.read((session) => answerFeedback(session, voicesFromParameters(parameters)));
      },
      async (owner) =>
        (await (
          await ask(owner, `/feedback?${parameters.toString()}`, { headers: { accept: 'application/json' } })
        ).json()) as FeedbackAnswer,
    );
    if (format === 'csv') terminal.out(feedbackToCsv(answer));
    else if (format === 'arrow') terminal.out(feedbackToArrow(answer));
    else terminal.out(`${JSON.stringify(answer, null, flag(args, 'json') ? 0 : 2)}\n`);
    return 0;
  },
};

export const termsCommand: Command = {
  name: 'terms',
  usage:
    'terms [--where district=X …] [--from D] [--to D] [--against elsewhere|before] [--min-n N] [--limit N]',
  summary: 'what is said here that is not said elsewhere, or was not before',
  options: { ...CONDITIONS, against: { type: 'string' }, 'min-n': { type: 'string' } },
  async run(args, terminal) {
    const parameters = toParameters(args);
    const answer = await withWarehouse(
      dataDir(args),
      async (opened): Promise<unknown> => {
        await readWaiting(terminal, opened);
        return opened.barometer.read((session) => answerTerms(session, voicesFromParameters(parameters)));
      },
      async (owner): Promise<unknown> => (await ask(owner, `/voices/terms?${parameters.toString()}`)).json(),
    );
    terminal.out(`${JSON.stringify(answer, null, flag(args, 'json') ? 0 : 2)}\n`);
    return 0;
  },
};
