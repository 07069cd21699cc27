import { analysisFromParameters } from '../http/analysis-parameters.ts';
import { ANALYSES } from '../query/analyses.ts';
import { flag, list, text, type Arguments, type Options } from './arguments.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse } from './place.ts';
import { ask } from './remote.ts';

const LISTS = ['by', 'items', 'important'];
const SINGLE = [
  'metric',
  'complaints',
  'from',
  'to',
  'compare',
  'cut',
  'cases',
  'outcome',
  'target',
  'draws',
  'seed',
];

const OPTIONS: Options = {
  ...Object.fromEntries(LISTS.map((name) => [name, { type: 'string', multiple: true }])),
  ...Object.fromEntries(SINGLE.map((name) => [name, { type: 'string' }])),
  where: { type: 'string', multiple: true },
  'min-n': { type: 'string' },
  unweighted: { type: 'boolean' },
};

const toParameters = (args: Arguments): URLSearchParams => {
  const parameters = new URLSearchParams();
  for (const name of LISTS) {
    const values = list(args, name);
    if (values.length > 0) parameters.set(name, values.join(','));
  }
  for (const name of SINGLE) {
    const value = text(args, name);
    if (value !== undefined) parameters.set(name, value);
  }
  const minN = text(args, 'min-n');
  if (minN !== undefined) parameters.set('min_n', minN);
  if (flag(args, 'unweighted')) parameters.set('unweighted', 'true');
  for (const entry of list(args, 'where', false)) parameters.append('where', entry);
  return parameters;
};

/** One command for each question that is more than a table of numbers; what it prints is what the API answers. */
export const analysisCommands: readonly Command[] = ANALYSES.map(
  ({ name, summary, usage, answer }): Command => ({
    name,
    usage: `${name} ${usage}`,
    summary: `${summary.charAt(0).toLowerCase()}${summary.slice(1)}`,
    options: OPTIONS,
    async run(args, terminal) {
      const parameters = toParameters(args);
      const answered = await withWarehouse(
        dataDir(args),
        ({ barometer }): Promise<unknown> =>
          barometer.read((session) => answer(session, analysisFromParameters(parameters))),
        async (owner): Promise<unknown> => (await ask(owner, `/${name}?${parameters.toString()}`)).json(),
      );
      terminal.out(`${JSON.stringify(answered, null, flag(args, 'json') ? 0 : 2)}\n`);
      return 0;
    },
  }),
);
