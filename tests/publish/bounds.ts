import type { Fact } from './facts.ts';
import { cellsOf, type Blocks } from './attacker.ts';
import type { Vocabulary } from './random-queries.ts';
import { openProgram } from './simplex.ts';

const RATES = ['response', 'resolution', 'satisfaction'];
const nameOf = (member: string | null): string => (member === null ? '-' : `=${member}`);

/** A number somebody would like to know: a table, and a cell of the cube. */
export interface Target {
  readonly table: string;
  readonly cell: string;
}

/**
 * The least and greatest value of every target that fits all answers and what everybody knows: counts are not negative,
 * margins are sums, and who answered a question is one of the cases. Real numbers, so never narrower than the truth.
 */
export const boundsOf = (
  facts: readonly Fact[],
  words: Vocabulary,
  blocks: Blocks,
  targets: readonly Target[],
): (readonly [number, number])[] => {
  const leaves = words.months.flatMap((month) =>
    words.districts.flatMap((d) => words.issues.map((g) => [month, nameOf(d), nameOf(g)])),
  );
  // Per leaf and rate: yes, no, not answered. Their sum is the number of cases, whichever rate is asked.
  const variable = (leaf: number, rate: number, kind: number): number =>
    (leaf * RATES.length + rate) * 3 + kind;
  const leavesOf = (cell: string): number[] => {
    const levels = cell.split('|');
    const fits = (level: string, member: string, axis: number): boolean =>
      level === member ||
      level === '*' ||
      (axis === 0 && level.startsWith('*') && (blocks[Number(level.slice(1))] ?? []).includes(member));
    return leaves.flatMap((leaf, i) =>
      leaf.every((member, axis) => fits(levels[axis] ?? '', member, axis)) ? [i] : [],
    );
  };
  const kindsOf = (table: string): [rate: number, kinds: readonly number[]] => {
    if (table === 'volume') return [0, [0, 1, 2]];
    const [name = '', column] = table.split('.');
    return [RATES.indexOf(name), column === 'n' ? [0, 1] : column === 'yes' ? [0] : [1]];
  };
  const sumOf = (table: string, cells: readonly string[]): Map<number, number> => {
    const [rate, kinds] = kindsOf(table);
    const row = new Map<number, number>();
    for (const cell of cells)
      for (const leaf of leavesOf(cell))
        for (const kind of kinds)
          row.set(variable(leaf, rate, kind), (row.get(variable(leaf, rate, kind)) ?? 0) + 1);
    return row;
  };
  const same = leaves.flatMap((_, leaf) =>
    [1, 2].map((rate) => ({
      row: new Map(
        [0, 1, 2].flatMap((kind): [number, number][] => [
          [variable(leaf, rate, kind), 1],
          [variable(leaf, 0, kind), -1],
        ]),
      ),
      value: 0,
    })),
  );
  const unique = new Map(
    facts
      .filter(({ value }) => value !== null)
      .map(({ table, scope, value }) => {
        const cells = cellsOf(scope, blocks);
        return [`${table} ${cells.join(' ')}`, { row: sumOf(table, cells), value: value ?? 0 }];
      }),
  );
  const program = openProgram(leaves.length * RATES.length * 3, [...same, ...unique.values()]);
  return targets.map(({ table, cell }) => program.range(sumOf(table, [cell])));
};
