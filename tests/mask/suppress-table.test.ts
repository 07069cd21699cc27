import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit, joinKey, publishTable, suppressTable, type CountTable } from '../../api/mask/index.ts';
import { readRaw } from './case-tables.ts';
import { enumerateRanges } from './enumerate-tables.ts';
import { addTotals, arbitraryTable, flatAxis, TREE_AXIS } from './random-tables.ts';
import { isPrimary, tell } from './tell-primary.ts';

const SHAPES = [
  [flatAxis(4)],
  [flatAxis(1), flatAxis(4)],
  [flatAxis(3), flatAxis(3)],
  [flatAxis(4), flatAxis(5)],
  [flatAxis(2), flatAxis(2), flatAxis(3)],
  [TREE_AXIS, flatAxis(3)],
  [TREE_AXIS, TREE_AXIS],
];

describe('the reference tables to suppress', () => {
  interface Case {
    id: string;
    fn: string;
    file: string;
    expected: { primary: string[][]; optimum_interior_only: { least_secondary_cells: number } | null };
  }
  const { cases } = JSON.parse(readFileSync(new URL('cases/expected.json', import.meta.url), 'utf8')) as {
    cases: Case[];
  };
  const todo = cases.filter(({ fn }) => fn === 'suppress_table');
  it('are there', () => expect(todo.length).toBeGreaterThan(5));

  it.each(todo)('$id needs no more cells than the exhaustive optimum', ({ file, expected }) => {
    const table = readRaw(file);
    const asked = suppressTable(table, { attacker: 'nonneg', minWidth: 1 });
    const optimum = expected.optimum_interior_only?.least_secondary_cells ?? Infinity;
    expect(asked.primary).toBe(expected.primary.length);
    expect(asked.secondary).toBeLessThanOrEqual(optimum);
    const strict = suppressTable(table);
    expect(strict.exposed).toEqual([]);
    expect(strict.primary + strict.secondary).toBeLessThanOrEqual(1.3 * (strict.primary + optimum));
  });
});

describe('any table', () => {
  const small = fc.oneof(...[6, 14, 40].map((most) => arbitraryTable(SHAPES, most)));
  const options = { attacker: 'rule', threshold: 10, minWidth: 5 } as const;

  it('keeps its small counts hidden and every hidden cell safe from both readers', () => {
    fc.assert(
      fc.property(small, (table) => {
        const result = suppressTable(table);
        table.cells.forEach(({ count }, i) => {
          if (isPrimary(count)) expect(result.hidden[i]).toBe(true);
        });
        expect(audit(publishTable(table, result), options)).toMatchObject({ consistent: true, safe: true });
        const told = audit(tell(table, result), options);
        const exposed = new Set(result.exposed.map(joinKey));
        const found = [...told.leaksExactly, ...told.tooNarrow, ...told.undecided].map(joinKey);
        expect(found.filter((key) => !exposed.has(key))).toEqual([]);
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it('exposes a cell only if hiding everything would not protect it either', () => {
    let met = 0;
    fc.assert(
      fc.property(arbitraryTable(SHAPES, 2), (table) => {
        const result = suppressTable(table);
        if (result.method === 'moves' || result.exposed.length === 0) return;
        met += 1;
        const blank = audit(tell(table, { ...result, hidden: table.cells.map(() => true) }), options);
        expect(blank.tooNarrow.map(joinKey)).toEqual(expect.arrayContaining(result.exposed.map(joinKey)));
      }),
      { numRuns: 60, seed: 12 },
    );
    expect(met).toBeGreaterThan(5);
  });

  it('leaves hidden cells the range that trying every table finds', () => {
    const rule = { threshold: 4, minWidth: 2, attacker: 'rule' } as const;
    let met = 0;
    fc.assert(
      fc.property(
        arbitraryTable(
          [
            [flatAxis(2), flatAxis(3)],
            [flatAxis(3), flatAxis(3)],
            [TREE_AXIS, flatAxis(2)],
          ],
          6,
        ),
        (table) => {
          const result = suppressTable(table, rule);
          const grand = table.cells.findIndex(({ key }) => key.every((level) => level === 'TOTAL'));
          if (result.hidden[grand] || result.exposed.length > 0) return;
          const ranges = enumerateRanges(
            table,
            result.hidden,
            (count, value) => !isPrimary(count, 4) || isPrimary(value, 4),
          );
          met += ranges.size;
          for (const [least, greatest] of ranges.values()) expect(greatest - least).toBeGreaterThanOrEqual(2);
        },
      ),
      { numRuns: 60, seed: 13 },
    );
    expect(met).toBeGreaterThan(100);
  });

  it('hides no more cells than the smallest safe choice of inner cells', () => {
    const rule = { threshold: 10, minWidth: 5 } as const;
    let met = 0;
    fc.assert(
      fc.property(
        arbitraryTable(
          [
            [flatAxis(3), flatAxis(3)],
            [flatAxis(3), flatAxis(4)],
          ],
          30,
        ),
        (table) => {
          const result = suppressTable(table);
          if (result.method !== 'exact' || result.exposed.length > 0 || result.secondary > 4) return;
          const inner = table.cells.flatMap(({ key, count }, i) =>
            count >= 10 && !key.includes('TOTAL') ? [i] : [],
          );
          const isSafe = (extra: readonly number[]): boolean => {
            const hidden = table.cells.map(({ count }, i) => isPrimary(count) || extra.includes(i));
            const told = { ...tell(table, { ...result, hidden }) };
            const strict = told.cells.map((cell) =>
              cell.told === 'secondary' ? { ...cell, told: 'nothing' as const } : cell,
            );
            return audit({ ...told, cells: strict }, { ...rule, attacker: 'rule' }).safe;
          };
          const subsets = (from: number, size: number): number[][] =>
            size === 0
              ? [[]]
              : inner
                  .slice(from)
                  .flatMap((cell, i) => subsets(from + i + 1, size - 1).map((rest) => [cell, ...rest]));
          met += 1;
          for (let size = 0; size < result.secondary; size++)
            expect(subsets(0, size).filter(isSafe)).toEqual([]);
        },
      ),
      { numRuns: 40, seed: 14 },
    );
    expect(met).toBeGreaterThan(10);
  });
});

describe('zero', () => {
  it('is not small: a table of zeros and large counts is shown whole', () => {
    const table = addTotals([flatAxis(2), flatAxis(2)], [0, 10, 25, 0]);
    expect(suppressTable(table)).toMatchObject({
      secondary: 0,
      method: 'nothing to hide',
      hidden: table.cells.map(() => false),
    });
  });

  it('that has no row of its own is never hidden', () => {
    const table = addTotals([flatAxis(3), flatAxis(3)], [0, 5, 30, 0, 25, 33, 21, 0, 40]);
    const cells = table.cells.map((cell) => (cell.count === 0 ? { ...cell, fixed: true } : cell));
    const { hidden } = suppressTable({ ...table, cells });
    expect(cells.filter(({ count }, i) => count === 0 && hidden[i])).toEqual([]);
  });
});

describe('a table that cannot be masked is refused', () => {
  const table = addTotals([flatAxis(2), flatAxis(2)], [4, 50, 60, 70]);
  const change = (i: number, part: object): CountTable => ({
    ...table,
    cells: table.cells.map((cell, j) => (i === j ? { ...cell, ...part } : cell)),
  });

  it.each([
    [
      'a total that does not add up',
      change(1, { count: 65 }),
      /l0 \/ TOTAL is 65, but its parts add up to 54/,
    ],
    ['a count that is not whole', change(0, { count: 4.5 }), /4\.5, not a whole number/],
    [
      'a cell twice',
      { ...table, cells: [...table.cells, ...table.cells.slice(0, 1)] },
      /l0 \/ l0 is there twice/,
    ],
    [
      'everything else must stay visible',
      { ...table, cells: table.cells.map((cell) => ({ ...cell, fixed: cell.count > 9 })) },
      /must stay visible/,
    ],
    [
      'a total without its parts',
      { ...table, cells: table.cells.filter(({ key }) => key.join() !== 'l0,TOTAL') },
      /TOTAL \/ TOTAL is a total over d0 without cells for l0/,
    ],
    [
      'a level with two parents',
      { ...table, hierarchies: { d0: { TOTAL: ['l0', 'l1'], l1: ['l0'] } } },
      /two parents/,
    ],
  ])('%s', (_, faulty, message) => expect(() => suppressTable(faulty)).toThrow(message));

  it('an impossible rule', () => {
    expect(() => suppressTable(table, { threshold: 5, minWidth: 5 })).toThrow(/minWidth 5 cannot be kept/);
    expect(() => suppressTable(table, { threshold: 1 })).toThrow(/threshold must be/);
  });
});
