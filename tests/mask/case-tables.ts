import { readFileSync } from 'node:fs';
import type { CountTable, Hierarchies, PublishedCell, PublishedTable } from '../../api/mask/index.ts';

const TOLD = { p: 'primary', c: 'secondary', x: 'nothing', '': 'nothing' } as const;

function readLines(file: string): { dimensions: string[]; lines: string[][] } {
  const [header = [], ...lines] = readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return { dimensions: header.slice(0, -2), lines };
}

/** A published table of the reference: one column per dimension, then value, then flag. */
export function readPublished(file: string, hierarchies: Hierarchies | null): PublishedTable {
  const { dimensions, lines } = readLines(file);
  const cells = lines.map((line): PublishedCell => {
    const [value = '', flag = ''] = line.slice(dimensions.length);
    const told = TOLD[flag as keyof typeof TOLD];
    return { key: line.slice(0, dimensions.length), count: value === '' ? null : Number(value), told };
  });
  return { dimensions, cells, ...(hierarchies && { hierarchies }) };
}

/** A raw table of the reference: all counts there. */
export function readRaw(file: string): CountTable {
  const { dimensions, lines } = readLines(file);
  const cells = lines.map((line) => ({
    key: line.slice(0, dimensions.length),
    count: Number(line[dimensions.length]),
  }));
  return { dimensions, cells };
}

/** The table as check_suppression.py reads it; `told` writes p and c, else every hidden cell is x. */
export function writeForJudge(table: CountTable, hidden: readonly boolean[], told: boolean): string {
  const lines = table.cells.map(({ key, count }, i) => {
    const flag = !told ? 'x' : count > 0 && count < 10 ? 'p' : 'c';
    return [...key, ...(hidden[i] ? ['', flag] : [count, ''])].join(',');
  });
  return [[...table.dimensions, 'value', 'flag'].join(','), ...lines, ''].join('\n');
}
