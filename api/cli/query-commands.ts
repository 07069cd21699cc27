import { Problem } from '../../etl/model/problem.ts';
import type { QueryAnswer } from '../contract/query.ts';
import { queryFromParameters } from '../http/query-parameters.ts';
import { catalogue } from '../metrics/index.ts';
import { answerToArrow } from '../respond/arrow.ts';
import { answerToCsv } from '../respond/csv.ts';
import { flag, list, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse } from './place.ts';
import { ask } from './remote.ts';
import { renderTable } from './terminal.ts';

export const metricsCommand: Command = {
  name: 'metrics',
  usage: 'metrics',
  summary: 'every metric with its definition',
  options: {},
  run(args, terminal) {
    const entries = catalogue();
    terminal.out(
      flag(args, 'json')
        ? `${JSON.stringify(entries, null, 2)}\n`
        : renderTable(
            ['metric', 'unit', 'better', 'definition'],
            entries.map((entry) => [entry.id, entry.unit, entry.direction, entry.definition.en]),
          ),
    );
    return Promise.resolve(0);
  },
};

const OUTPUTS = ['json', 'csv', 'arrow'];

const toParameters = (args: Arguments): URLSearchParams => {
  const parameters = new URLSearchParams();
  for (const name of ['metrics', 'by']) {
    const values = list(args, name);
    if (values.length > 0) parameters.set(name, values.join(','));
  }
  for (const name of [
    'from',
    'to',
    'compare',
    'benchmark',
    'composite',
    'index',
    'audience',
    'cut',
    'cases',
  ]) {
    const value = text(args, name);
    if (value !== undefined) parameters.set(name, value);
  }
  const minN = text(args, 'min-n');
  if (minN !== undefined) parameters.set('min_n', minN);
  if (flag(args, 'unweighted')) parameters.set('unweighted', 'true');
  if (flag(args, 'control')) parameters.set('control', 'true');
  for (const entry of list(args, 'where', false)) parameters.append('where', entry);
  return parameters;
};

export const queryCommand: Command = {
  name: 'query',
  usage:
    'query --metrics A,B [--by district,issue,month,…] [--from D] [--to D] [--where district=X …] [--compare previous|last_year|peers|benchmark] [--benchmark N|metric:N,…] [--composite rate:weight,…] [--index metric[@item]:weight,…] [--min-n N] [--cut strict|official] [--unweighted] [--cases all|assessed] [--audience officer|public] [--format json|csv|arrow]',
  summary: 'numbers by dimensions, with intervals and bases',
  options: {
    metrics: { type: 'string', multiple: true },
    by: { type: 'string', multiple: true },
    from: { type: 'string' },
    to: { type: 'string' },
    where: { type: 'string', multiple: true },
    compare: { type: 'string' },
    benchmark: { type: 'string' },
    composite: { type: 'string' },
    index: { type: 'string' },
    audience: { type: 'string' },
    'min-n': { type: 'string' },
    cut: { type: 'string' },
    unweighted: { type: 'boolean' },
    control: { type: 'boolean' },
    cases: { type: 'string' },
    format: { type: 'string' },
  },
  async run(args, terminal) {
    const format = text(args, 'format') ?? 'json';
    if (!OUTPUTS.includes(format))
      throw new Problem('The query cannot be answered', [
        {
          code: 'unknown_format',
          detail: `There is no format "${format}".`,
          pointer: '/format',
          value: format,
          way_out: `Use ${OUTPUTS.join(', ')}.`,
        },
      ]);
    const parameters = toParameters(args);
    const body = queryFromParameters(parameters);
    const answer = await withWarehouse(
      dataDir(args),
      ({ barometer }) => barometer.query(body),
      async (owner) =>
        (await (
          await ask(owner, `/query?${parameters.toString()}`, { headers: { accept: 'application/json' } })
        ).json()) as QueryAnswer,
    );
    if (format === 'csv') terminal.out(answerToCsv(answer));
    else if (format === 'arrow') terminal.out(answerToArrow(answer));
    else terminal.out(`${JSON.stringify(answer, null, flag(args, 'json') ? 0 : 2)}\n`);
    return 0;
  },
};
