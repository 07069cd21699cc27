import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { suppressTable, type CountTable } from '../../api/mask/index.ts';
import { readRaw, writeForJudge } from './case-tables.ts';
import { addTotals, flatAxis, TREE_AXIS } from './random-tables.ts';
import { simulateCube } from './simulate-cube.ts';

const JUDGE = new URL('../../../shared/reference/lib/check_suppression.py', import.meta.url).pathname;
const hasJudge = existsSync(JUDGE) && spawnSync('python3', ['-c', 'import scipy.optimize']).status === 0;

interface Verdict {
  consistent: boolean;
  safe: boolean;
  leaks_exactly: string[][];
  too_narrow: string[][];
}

const tables: [string, CountTable][] = [
  ...['4x4', 'two', '5x5', '2x2', 'zeros', 'row'].map(
    (id) => [id, readRaw(`todo-${id}-raw.csv`)] as [string, CountTable],
  ),
  ['tree', addTotals([TREE_AXIS, flatAxis(3)], [30, 18, 12, 44, 25, 15, 60, 4, 22])],
  ['a cube', simulateCube({ months: 4, districts: 5, issues: 4, mean: 25 })],
  ['a cube of small counts', simulateCube({ months: 4, districts: 4, issues: 4, mean: 6 })],
];

describe('check_suppression.py', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mask-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const judge = (table: CountTable, told: boolean): Verdict & { exposed: string[][] } => {
    const { hidden, exposed } = suppressTable(table);
    const [file, trees] = [join(folder, 'published.csv'), join(folder, 'hierarchy.json')];
    writeFileSync(file, writeForJudge(table, hidden, told));
    writeFileSync(trees, JSON.stringify(table.hierarchies ?? {}));
    const args = [JUDGE, file, '--hierarchy', trees, '--min-width', '5', '--model', 'rule'];
    const run = spawnSync('python3', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
    const { verdict } = JSON.parse(run.stdout) as { verdict: Verdict };
    return { ...verdict, exposed: exposed.map((key) => [...key]) };
  };

  if (!hasJudge)
    it.skip('skipped: python3 with scipy, or the reference folder, is not here', () => undefined);

  it.runIf(hasJudge).each(tables)('finds %s safe, as published with one mark', (_, table) => {
    expect(judge(table, false)).toMatchObject({ consistent: true, safe: true });
  });

  it.runIf(hasJudge).each(tables)('finds %s safe even if told which cells are primary', (_, table) => {
    const { consistent, leaks_exactly, too_narrow, exposed } = judge(table, true);
    expect(consistent).toBe(true);
    expect(exposed).toEqual(expect.arrayContaining([...leaks_exactly, ...too_narrow]));
  });

  it.runIf(hasJudge)('condemns the same tables with only the small counts hidden', () => {
    const table = readRaw('todo-4x4-raw.csv');
    const file = join(folder, 'primary-only.csv');
    writeFileSync(
      file,
      writeForJudge(
        table,
        table.cells.map(({ count }) => count > 0 && count < 10),
        false,
      ),
    );
    expect(spawnSync('python3', [JUDGE, file]).status).toBe(1);
  });
});
