import { openPool, ownThread } from '../../etl/sentiment/index.ts';
import { countUnscored, scoreLedger } from '../../etl/sentiment/ledger/score-ledger.ts';
import { Problem } from '../../etl/model/problem.ts';
import { readAgreement, type Agreement } from '../sentiment/agreement.ts';
import { readIntensity, type Intensity } from '../sentiment/intensity.ts';
import { flag, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse, type Opened } from './place.ts';
import { printResult } from './print-result.ts';
import { scoreFile } from './score-file.ts';
import { progressLine, renderTable, type Terminal } from './terminal.ts';

/** So many comments are scored sooner than threads have started. */
const FEW = 5_000;

const shown = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

const describe = (months: readonly Intensity[], agreements: readonly Agreement[]): string =>
  [
    renderTable(
      ['kind', 'month', 'mean', 'lower', 'upper', 'n', 'no score'],
      months.map(({ kind, month, mean, interval, n, nUnscored }) => [
        kind,
        month ?? '–',
        shown(mean),
        shown(interval?.lower ?? null),
        shown(interval?.upper ?? null),
        String(n),
        String(nUnscored),
      ]),
    ),
    ...agreements.map(
      ({ kind, n, kappa, lower, upper }) =>
        `Agreement with the explicit answer, ${kind}: κ ${shown(kappa)} (${shown(lower)} to ${shown(upper)}), n ${n}\n`,
    ),
    'How strongly comments are worded, to be compared over time: people who complain are not asked at random.\n',
  ].join('');

const scoreImports = async (args: Arguments, terminal: Terminal, { barometer }: Opened): Promise<number> => {
  const { warehouse } = barometer;
  const progress = progressLine(terminal);
  const waiting = await countUnscored(warehouse);
  const pool = waiting > FEW ? openPool() : ownThread();
  let scored = 0;
  try {
    scored = await scoreLedger(warehouse, {
      pool,
      onProgress: (done, total) =>
        progress.show(`${done.toLocaleString('en')} of ${total.toLocaleString('en')} comments …`),
    });
  } finally {
    progress.end();
    await pool.close();
  }
  const [months, agreements] = await barometer.read(async (session) => [
    await readIntensity(session),
    await readAgreement(session),
  ]);
  return printResult(terminal, flag(args, 'json'), { scored, months, agreement: agreements }, () =>
    describe(months, agreements),
  );
};

const refuseOwned = (): never => {
  throw new Problem('The data directory is in use', [
    {
      code: 'warehouse_owned',
      detail: 'A running server owns the data directory, and scores comments by itself after every import.',
      way_out: 'Ask it: GET /api/v1/voices/reading says how far it is.',
    },
  ]);
};

export const sentimentCommand: Command = {
  name: 'sentiment',
  usage: 'sentiment FILE --column C [--out FILE] [--json], or sentiment --imports [--json]',
  summary: 'add the sentiment of a text column to a file, or score the comments that were imported',
  options: {
    column: { type: 'string' },
    out: { type: 'string' },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    imports: { type: 'boolean' },
  },
  run: (args, terminal) =>
    flag(args, 'imports')
      ? withWarehouse(
          dataDir(args),
          (opened) => scoreImports(args, terminal, opened),
          () => Promise.resolve(refuseOwned()),
        )
      : scoreFile(args, terminal),
};
