import { Table, tableFromIPC, tableToIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { columnVector } from '../../api/respond/column-vector.ts';
import type { AnswerColumn, Cell } from '../../api/respond/columns.ts';

/** What somebody else's reader finds in the stream. */
const readBack = (type: AnswerColumn['type'], cells: readonly Cell[]): unknown[] => {
  const vector = columnVector(type, cells.length, (row) => cells[row] ?? null);
  const column = tableFromIPC(tableToIPC(new Table({ column: vector }), 'stream')).getChild('column');
  expect(column?.nullCount).toBe(cells.filter((cell) => cell === null).length);
  return [...(column ?? [])];
};

describe('a column in Arrow', () => {
  it('keeps every number and every gap, on both sides of each byte of the bitmap', () => {
    for (const length of [0, 1, 7, 8, 9, 63, 64, 65, 1000])
      for (const step of [1, 2, 3, 8]) {
        const cells = Array.from({ length }, (_, row) => (row % step === 0 ? null : row / 7));
        expect(readBack('number', cells)).toEqual(cells);
        const whole = cells.map((cell, row) => (cell === null ? null : -row));
        expect(readBack('integer', whole)).toEqual(whole);
      }
  });

  it('tells nothing observed from zero, and rounds nothing', () => {
    const cells = [0, null, Number.MIN_VALUE, 0.1 + 0.2, Number.MAX_SAFE_INTEGER, null];
    expect(readBack('number', cells)).toEqual(cells);
    expect(readBack('integer', [0, null])).toEqual([0, null]);
  });

  it('keeps text and yes/no, with gaps, and a column of gaps only', () => {
    for (const cells of [
      ['North', null, '', '北', '😀é', null, 'Süd'],
      [null, null],
    ])
      expect(readBack('text', cells)).toEqual(cells);
    expect(readBack('boolean', [true, null, false])).toEqual([true, null, false]);
    expect(readBack('number', [null, null])).toEqual([null, null]);
  });
});
