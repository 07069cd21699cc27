import { describe, expect, it } from 'vitest';
import { listEquations } from '../../api/mask/equations.ts';
import { audit, suppressTable } from '../../api/mask/index.ts';
import { simulateCube } from './simulate-cube.ts';
import { tell } from './tell-primary.ts';

describe('a cube of month × district × issue group', () => {
  const cube = simulateCube({ months: 23, districts: 12, issues: 12, mean: 12 });

  it('with 4,056 cells is masked in seconds, and no sum gives a hidden cell back', () => {
    const started = performance.now();
    const result = suppressTable(cube);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(cube.cells).toHaveLength(4056);
    expect(result.primary).toBeGreaterThan(800);
    expect(result.secondary).toBeLessThan(result.primary);
    const keys = cube.cells.map(({ key }) => key);
    const lone = listEquations(cube.dimensions, keys).filter(
      ({ parent, children }) => [parent, ...children].filter((cell) => result.hidden[cell]).length === 1,
    );
    expect(lone).toEqual([]);
    expect(suppressTable(cube)).toEqual(result);
  });

  it('is safe by exact bounds at a size that can be attacked', () => {
    const table = simulateCube({ months: 6, districts: 5, issues: 5, mean: 25 });
    const result = suppressTable(table);
    expect(result.method).toBe('moves');
    expect(result.exposed).toEqual([]);
    const told = tell(table, result).cells.map((cell) => ({
      ...cell,
      told: cell.told === 'primary' ? cell.told : ('nothing' as const),
    }));
    expect(audit({ ...table, cells: told }, { attacker: 'rule', threshold: 10, minWidth: 5 }).safe).toBe(
      true,
    );
  });
});
