import type { Dimension } from '../../api/contract/dimensions.ts';
import type { Where } from '../data/question.ts';
import type { Cube } from './cube.ts';

/** The members of one mark. */
export type Members = Readonly<Partial<Record<Dimension, string | null>>>;

/** Which mark each cell belongs to (−1: to none), and the members of each mark. */
export interface Grouping {
  readonly groupOf: Int32Array;
  readonly members: readonly Members[];
}

const kept = new WeakMap<Cube, Map<string, Grouping>>();
const MOST_KEPT = 40;

/** An empty text in an address means rows without a member. */
const isWanted = (wanted: readonly (string | null)[], member: string | null): boolean =>
  wanted.includes(member) || (member === null && wanted.includes(''));

const makeGrouping = (cube: Cube, by: readonly Dimension[], where: Where): Grouping => {
  const { description, nCells } = cube;
  const at = (dimension: Dimension): number => description.by.findIndex((name) => name === dimension);
  const allowed = description.by.map((name, d) => {
    const wanted = where[name];
    return wanted ? cube.members[d]?.map((member) => isWanted(wanted, member)) : null;
  });
  const dimensions = by.map(at);
  const groups = new Map<number, number>();
  const members: Partial<Record<Dimension, string | null>>[] = [];
  const groupOf = new Int32Array(nCells);
  for (let cell = 0; cell < nCells; cell += 1) {
    const isIn = allowed.every((list, d) => !list || list[cube.codes[d]?.[cell] ?? -1] === true);
    if (!isIn) {
      groupOf[cell] = -1;
      continue;
    }
    const key = dimensions.reduce(
      (sum, d) => sum * ((cube.members[d]?.length ?? 0) + 1) + (cube.codes[d]?.[cell] ?? 0),
      0,
    );
    let group = groups.get(key);
    if (group === undefined) {
      group = members.length;
      groups.set(key, group);
      members.push(
        Object.fromEntries(
          by.map((name, i) => {
            const d = dimensions[i] ?? -1;
            return [name, cube.members[d]?.[cube.codes[d]?.[cell] ?? -1] ?? null];
          }),
        ),
      );
    }
    groupOf[cell] = group;
  }
  return { groupOf, members };
};

/** The cells by mark, for dimensions and conditions of the cube's own; worked out once while only time moves. */
export const groupCells = (cube: Cube, by: readonly Dimension[], where: Where): Grouping => {
  const known = kept.get(cube) ?? new Map<string, Grouping>();
  kept.set(cube, known);
  const key = JSON.stringify([by, where]);
  const held = known.get(key);
  if (held) return held;
  const made = makeGrouping(cube, by, where);
  known.set(key, made);
  for (const old of [...known.keys()].slice(0, Math.max(0, known.size - MOST_KEPT))) known.delete(old);
  return made;
};
