import type { PublicationRule } from '../rule.ts';
import type { CaseCube } from '../read-cases.ts';
import { BASE, countOf, hideAt, type Family, type Group } from './group.ts';

const isSmall = (count: number, { threshold }: PublicationRule): boolean => count > 0 && count < threshold;

/** Bits of yes, no, and everybody who answered; whoever did not answer is in no published number but the cases. */
const RATE = { guarded: [0b001, 0b010, BASE], published: [0b001, BASE] };
/** Good, middling and bad answers, and what is left when one of them is taken away. */
const ANSWERS = { guarded: [0b001, 0b010, 0b100, 0b011, 0b101, 0b110], published: [0b001, 0b100] };

const everyPosition = (group: Group, work: (position: number) => void): void => {
  for (let position = 0; position < group.grid.size; position++) work(position);
};

/** Cases and their rates, with what the rule hides hidden. A rate nobody answered is left out. */
export const groupOfCases = (cube: CaseCube, hiddenCases: Uint8Array, rule: PublicationRule): Group => {
  const families = [...cube.rates].flatMap(([name, classes]): Family[] =>
    countOf({ classes }, BASE, 0) > 0
      ? [{ name, classes, ...RATE, hidden: new Uint8Array(cube.grid.size) }]
      : [],
  );
  const group: Group = {
    grid: cube.grid,
    families,
    total: cube.cases,
    hiddenBase: new Uint8Array(cube.grid.size),
    hiddenTotal: new Uint8Array(cube.grid.size),
    totalStandsAlone: true,
  };
  everyPosition(group, (position) => {
    if (hiddenCases[position]) hideAt(group, position, { family: null, total: true });
    families.forEach((family, i) => {
      const small = family.guarded.filter((bits) => isSmall(countOf(family, bits, position), rule));
      if (small.length > 0)
        hideAt(group, position, { family: small.includes(BASE) ? null : i, total: false });
    });
  });
  return group;
};

/** The survey's three classes over a grid. */
export interface SurveyCube {
  readonly grid: Group['grid'];
  readonly n: Float64Array;
  /** Best two options, the ones between, worst two. */
  readonly classes: readonly Float64Array[];
}

/** A survey: every share, its complement and the base are hidden together. */
export const groupOfSurvey = (cube: SurveyCube, rule: PublicationRule): Group => {
  const hidden = new Uint8Array(cube.grid.size);
  const family: Family = { name: 'survey', classes: cube.classes, ...ANSWERS, hidden };
  const group: Group = {
    grid: cube.grid,
    families: [family],
    total: cube.n,
    hiddenBase: hidden,
    hiddenTotal: hidden,
    totalStandsAlone: false,
  };
  everyPosition(group, (position) => {
    const counts = [cube.n[position] ?? 0, ...family.guarded.map((bits) => countOf(family, bits, position))];
    if (counts.some((count) => isSmall(count, rule))) hideAt(group, position, { family: null, total: true });
  });
  return group;
};
