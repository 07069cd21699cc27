import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { Problem } from '../../etl/model/problem.ts';
import { batchRows } from '../../etl/sentiment/file/batch-rows.ts';
import { openTextColumn, type TextColumn } from '../../etl/sentiment/file/open-text-column.ts';
import { openPool, scoreComments, type Sentiment } from '../../etl/sentiment/index.ts';
import { didYouMean } from '../query/nearest.ts';
import type { Cell } from '../respond/columns.ts';
import { safeCell } from '../respond/csv.ts';
import { flag, need, text, type Arguments } from './arguments.ts';
import { needFile } from './need-file.ts';
import { progressLine, type Terminal } from './terminal.ts';
import { openOutput, type Output } from './write-output.ts';

const ADDED = ['sentiment', 'sentiment_label', 'language', 'engine'] as const;
const BATCH = { size: 500, characters: 200_000 };

/** A plain number is no formula, though it may begin with a minus. */
const NUMBER = /^[-+]?\d+(?:[.,]\d+)*%?$/;
const cellOf = (cell: string): Cell => (NUMBER.test(cell) ? cell : safeCell(cell));

const toLines = (rows: readonly (readonly Cell[])[]): string =>
  `${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\r\n' },
  )}\r\n`;

/** A name no column of the file has: a repeat gets a number, as the reader does it. */
const freeName = (name: string, taken: readonly string[]): string => {
  if (!taken.includes(name)) return name;
  let n = 2;
  while (taken.includes(`${name} (${n})`)) n++;
  return `${name} (${n})`;
};

interface Tally {
  rows: number;
  readonly labels: Record<string, number>;
  readonly languages: Record<string, number>;
  readonly engines: Record<string, number>;
}

const note = (tally: Tally, { label, language, engine }: Sentiment): void => {
  const add = (counts: Record<string, number>, key: string | null): void => {
    if (key !== null) counts[key] = (counts[key] ?? 0) + 1;
  };
  tally.rows++;
  add(tally.labels, label ?? 'none');
  add(tally.languages, language);
  add(tally.engines, engine);
};

const writeScored = async (source: TextColumn, output: Output, terminal: Terminal): Promise<Tally> => {
  const tally: Tally = { rows: 0, labels: {}, languages: {}, engines: {} };
  const names = source.columns.map(({ name }) => name);
  const textOf = (cells: readonly string[]): string => cells[source.at] ?? '';
  const progress = progressLine(terminal);
  const pool = openPool();
  try {
    await output.write(toLines([[...names, ...ADDED.map((name) => freeName(name, names))].map(safeCell)]));
    const batches = batchRows(source.rows(), { ...BATCH, lengthOf: (cells) => textOf(cells).length });
    for await (const { items, sentiments } of scoreComments(batches, {
      pool,
      textOf,
      onProgress: (done) => progress.show(`${source.file}: ${done.toLocaleString('en')} comments …`),
    })) {
      const lines = items.map((cells, i) => {
        const scored = sentiments[i]!;
        note(tally, scored);
        return [...cells.map(cellOf), scored.score, scored.label, scored.language, scored.engine];
      });
      await output.write(toLines(lines));
    }
    return tally;
  } finally {
    progress.end();
    await pool.close();
  }
};

const needColumn = (column: string | undefined): string => {
  if (column !== undefined && column !== '') return column;
  throw new Problem('The command is incomplete', [
    {
      code: 'missing_argument',
      detail: 'The column that holds the text is missing.',
      pointer: 'column',
      way_out: 'Name it with --column C; barometer inspect FILE lists the columns.',
    },
  ]);
};

/** With --json standard output is one document, so the rows need another place. */
const needPlace = (json: boolean, out: string | undefined): void => {
  if (!json || out !== undefined) return;
  throw new Problem('The command is incomplete', [
    {
      code: 'missing_argument',
      detail: '--json prints a summary, and the CSV needs a place of its own.',
      pointer: 'out',
      way_out: 'Name a file with --out FILE, or leave --json out.',
    },
  ]);
};

/** Writes the CSV of a file with the sentiment of one of its columns appended. */
export const scoreFile = async (args: Arguments, terminal: Terminal): Promise<number> => {
  const path = need(args, 0, 'The file');
  const [column, out, json] = [needColumn(text(args, 'column')), text(args, 'out'), flag(args, 'json')];
  needPlace(json, out);
  await needFile(path, 'The file');
  const [encoding, delimiter] = [text(args, 'encoding'), text(args, 'delimiter')];
  const tempDir = await mkdtemp(join(tmpdir(), 'barometer-sentiment-'));
  try {
    const source = await openTextColumn(path, column, {
      tempDir,
      wayOut: didYouMean,
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter }),
    });
    const output = openOutput(terminal, out);
    try {
      const tally = await writeScored(source, output, terminal);
      await output.finish();
      const rejected = source.nRejected();
      if (json) terminal.out(`${JSON.stringify({ file: source.file, out, ...tally, rejected }, null, 2)}\n`);
      else if (rejected > 0)
        terminal.err(`${rejected} records of ${source.file} are no rows of its table and were left out.\n`);
      return 0;
    } finally {
      await output.abandon();
      await source.dispose();
    }
  } finally {
    await rm(tempDir, { recursive: true, force: true });
  }
};
