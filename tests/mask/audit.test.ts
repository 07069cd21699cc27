import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  audit,
  joinKey,
  type Attacker,
  type Hierarchies,
  type PublishedTable,
} from '../../api/mask/index.ts';
import { readPublished } from './case-tables.ts';
import { enumerateRanges } from './enumerate-tables.ts';
import { arbitraryTable, flatAxis, TREE_AXIS } from './random-tables.ts';

interface Expected {
  readonly consistent: boolean;
  readonly safe: boolean;
  readonly leaks_exactly: string[][];
  readonly too_narrow: string[][];
  readonly bounds: {
    cell: string[];
    lp_min: number;
    lp_max: number | null;
    int_min: number;
    int_max: number | null;
  }[];
}
interface Case {
  readonly id: string;
  readonly fn: string;
  readonly file: string;
  readonly params: { threshold: number; min_width: number; hierarchy: Hierarchies | null };
  readonly expected: Record<Attacker, Expected>;
}

const reference = JSON.parse(readFileSync(new URL('cases/expected.json', import.meta.url), 'utf8')) as {
  cases: Case[];
};
const audited = reference.cases.filter(({ fn }) => fn === 'suppression_check');
const orNull = (bound: number | string): number | string | null => (bound === 'unbounded' ? null : bound);

describe('the reference tables (bounds by scipy)', () => {
  const runs = audited.flatMap((c) => (['nonneg', 'rule'] as const).map((attacker) => ({ ...c, attacker })));
  it('are there', () => expect(runs.length).toBeGreaterThan(30));
  it.each(runs)('$id, attacker $attacker', ({ file, params, expected, attacker }) => {
    const { threshold, min_width: minWidth, hierarchy } = params;
    const report = audit(readPublished(file, hierarchy), { attacker, threshold, minWidth });
    const want = expected[attacker];
    expect(report.consistent).toBe(want.consistent);
    expect(report.safe).toBe(want.safe);
    expect(report.leaksExactly).toEqual(want.leaks_exactly);
    expect(report.tooNarrow).toEqual(want.too_narrow);
    const bounds = report.bounds.map((b) => ({
      cell: b.key,
      lp_min: orNull(b.realMin),
      int_min: orNull(b.wholeMin),
      lp_max: orNull(b.realMax),
      int_max: orNull(b.wholeMax),
    }));
    expect(bounds).toEqual(
      want.bounds.map(({ cell, lp_min, int_min, lp_max, int_max }) => ({
        cell,
        lp_min,
        int_min,
        lp_max,
        int_max,
      })),
    );
  });
});

describe('whole-number bounds', () => {
  const shapes = [
    [flatAxis(2), flatAxis(3)],
    [flatAxis(3), flatAxis(3)],
    [flatAxis(2), flatAxis(2), flatAxis(2)],
    [TREE_AXIS, flatAxis(2)],
  ];
  const hiding = fc.array(fc.boolean(), { minLength: 27, maxLength: 27 });

  it.each(['nonneg', 'rule'] as const)('are those of trying every table (%s)', (attacker) => {
    fc.assert(
      fc.property(arbitraryTable(shapes, 2), hiding, (table, wish) => {
        const hidden = table.cells.map(
          ({ key }, i) => wish[i] === true && key.some((level) => level !== 'TOTAL'),
        );
        const isPrimary = (count: number): boolean => count > 0 && count < 4;
        const published: PublishedTable = {
          ...table,
          cells: table.cells.map(({ key, count }, i) => ({
            key,
            count: hidden[i] ? null : count,
            told: isPrimary(count) ? 'primary' : 'secondary',
          })),
        };
        const tried = enumerateRanges(
          table,
          hidden,
          (count, value) => attacker === 'nonneg' || !isPrimary(count) || isPrimary(value),
        );
        const report = audit(published, { attacker, threshold: 4, minWidth: 1 });
        expect(report.consistent).toBe(true);
        expect(new Map(report.bounds.map((b) => [joinKey(b.key), [b.wholeMin, b.wholeMax]]))).toEqual(tried);
      }),
      { numRuns: 150, seed: 14 },
    );
  });
});

describe('a table that contradicts itself', () => {
  const table = (total: number, a: number | null): PublishedTable => ({
    dimensions: ['answer'],
    cells: [
      { key: ['a'], count: a },
      { key: ['b'], count: 7 },
      { key: ['TOTAL'], count: total },
    ],
  });
  const options = { attacker: 'nonneg', threshold: 10, minWidth: 1 } as const;

  it('is not consistent and not safe', () => {
    expect(audit(table(12, 4), options)).toMatchObject({ consistent: false, safe: false, bounds: [] });
    const report = audit(table(5, null), options);
    expect(report).toMatchObject({ consistent: false, safe: false });
    expect(report.bounds[0]).toMatchObject({ realMin: 'infeasible', wholeMax: 'infeasible' });
  });

  it('says undecided, never safe, when a group is too large to attack', () => {
    const report = audit(table(12, null), { ...options, largestGroup: 0 });
    expect(report).toMatchObject({ safe: false, undecided: [['a']] });
  });
});
