import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeMatrix, type MatrixQuestion } from '../../../dashboard/geometry/matrix.ts';
import { row } from '../rows.ts';

const question: MatrixQuestion = {
  rowDimension: 'district',
  columnDimension: 'issue',
  direction: 'higher',
  sort: 'name',
  maxRows: 10,
  maxColumns: 10,
  compareNames: (a, b) => (a ?? '~').localeCompare(b ?? '~'),
};
const cell = (district: string, issue: string, patch: Parameters<typeof row>[0] = {}) =>
  row({ metric: 'satisfaction_rate', district, issue, value: 0.5, n: 50, ...patch });
const survivor = { difference: -0.3, difference_lower: -0.4, difference_upper: -0.2, q: 0.01, p: 0.001 };

describe('the matrix', () => {
  it('has a place for every pair, with no data where there is no row', () => {
    const matrix = arrangeMatrix([cell('B', 'Water'), cell('A', 'Roads')], question);
    expect(matrix.rows).toEqual(['A', 'B']);
    expect(matrix.columns).toEqual(['Roads', 'Water']);
    expect(matrix.cells.map((cells) => cells.map(({ absence }) => absence))).toEqual([
      [null, 'none'],
      ['none', null],
    ]);
  });

  it('leaves rows and columns where they are while a hand moves', () => {
    const keep = { rows: ['C', 'A'], columns: ['Water', 'Roads'], nRows: 9, nColumns: 2 };
    const matrix = arrangeMatrix([cell('A', 'Roads'), cell('B', 'Water')], { ...question, keep });
    expect(matrix).toMatchObject(keep);
    expect(matrix.cells.map((cells) => cells.map(({ absence }) => absence))).toEqual([
      ['none', 'none'],
      ['none', null],
    ]);
  });

  it('keeps withheld apart from none', () => {
    const small = cell('A', 'Roads', { value: null, n: 3, flags: ['small_base'] });
    const hidden = cell('A', 'Water', { value: null, n: null, suppressed: true });
    const matrix = arrangeMatrix([small, hidden], question);
    expect(matrix.cells[0]?.map(({ absence }) => absence)).toEqual(['withheld', 'withheld']);
  });

  it('is at full strength only for what survived its test', () => {
    const loud = cell('A', 'Roads', { ...survivor, q: 0.2, verdict: 'no_clear_change' });
    const kept = cell('A', 'Water', { ...survivor, verdict: 'worse' });
    const matrix = arrangeMatrix([loud, kept], question);
    expect(matrix.cells[0]?.map(({ strength }) => strength)).toEqual([3, 4]);
    expect(matrix.cells[0]?.map(({ survived }) => survived)).toEqual([false, true]);
  });

  it('stays pale within the noise', () => {
    const pale = cell('A', 'Roads', { difference: 0.01, difference_lower: -0.09, difference_upper: 0.11 });
    expect(arrangeMatrix([pale], question).cells[0]?.[0]?.strength).toBe(0);
  });

  it('never leaves out a survivor for a larger cell without one', () => {
    const rows = [
      cell('Small', 'Rare', { ...survivor, verdict: 'worse', n: 12 }),
      ...['Large', 'Larger', 'Largest'].map((name) => cell(name, 'Common', { n: 5000 })),
    ];
    const matrix = arrangeMatrix(rows, { ...question, maxRows: 2, maxColumns: 1 });
    expect(matrix.rows).toContain('Small');
    expect(matrix.columns).toEqual(['Rare']);
    expect([matrix.nRows, matrix.nColumns]).toEqual([4, 2]);
  });

  it('calls out at most twelve cells, the largest differences', () => {
    const rows = Array.from({ length: 20 }, (_, i) =>
      cell(`D${i}`, 'Water', { ...survivor, difference: -(i + 1) / 100, verdict: 'worse' }),
    );
    const cells = arrangeMatrix(rows, { ...question, maxRows: 30 }).cells.flat();
    expect(cells.filter(({ strength }) => strength === 4)).toHaveLength(12);
    expect(cells.every(({ survived }) => survived)).toBe(true);
    const faintest = Math.min(
      ...cells.filter((c) => c.strength === 4).map((c) => Math.abs(c.row?.difference ?? 0)),
    );
    expect(faintest).toBeCloseTo(0.09, 12);
  });

  it('shows every row exactly once when there is room (property)', () => {
    const names = fc.constantFrom('A', 'B', 'C', 'D');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(names, names), { selector: ([a, b]) => a + b, maxLength: 16 }),
        (pairs) => {
          const rows = pairs.map(([district, issue]) => cell(district, issue));
          const shown = arrangeMatrix(rows, question)
            .cells.flat()
            .flatMap((each) => each.row ?? []);
          expect(new Set(shown)).toEqual(new Set(rows));
          expect(shown).toHaveLength(rows.length);
        },
      ),
    );
  });
});
