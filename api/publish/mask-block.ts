import { cellsOf, type PublishedCell } from './cell.ts';
import { maskVolume } from './mask-volume.ts';
import { orderLevels } from './protect/boxes.ts';
import { cover } from './protect/cover.ts';
import { BASE, countOf } from './protect/group.ts';
import { groupOfCases, groupOfSurvey, type SurveyCube } from './protect/groups.ts';
import type { CaseCube } from './read-cases.ts';
import type { PublicationRule } from './rule.ts';
import { SURVEY, VOLUME } from './subjects.ts';

const widthOf = (rule: PublicationRule): { threshold: number; minWidth: number } => ({
  threshold: rule.threshold,
  minWidth: rule.min_width,
});

/**
 * Cases by themselves are masked by `api/mask`; then the rates, whose people are among those cases, until no number of
 * either can be worked out from all of them together.
 */
export const maskCases = (cube: CaseCube, rule: PublicationRule): PublishedCell[] => {
  const group = groupOfCases(cube, maskVolume(cube.grid, cube.cases, rule), rule);
  if (group.families.length > 0) cover(group, orderLevels(cube.grid, cube.cases), widthOf(rule));
  return [
    ...cellsOf(VOLUME.id, cube.grid, group.hiddenTotal, (position) => [cube.cases[position] ?? 0]),
    ...group.families.flatMap((family) =>
      cellsOf(family.name, cube.grid, family.hidden, (position) => [
        countOf(family, BASE, position),
        countOf(family, 0b001, position),
      ]),
    ),
  ];
};

/** The survey's counts of good and bad answers. */
export const maskSurvey = (cube: SurveyCube, rule: PublicationRule): PublishedCell[] => {
  const group = groupOfSurvey(cube, rule);
  cover(group, orderLevels(cube.grid, cube.n), widthOf(rule));
  return cellsOf(SURVEY.id, cube.grid, group.hiddenTotal, (position) => [
    cube.n[position] ?? 0,
    cube.classes[0]?.[position] ?? 0,
    cube.classes[2]?.[position] ?? 0,
  ]);
};
