import { effectsOn } from '../effects.ts';
import { pickWeighted, poisson } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';
import { writeDay } from '../calendar.ts';
import type { Case, CaseClass } from './case.ts';
import type { Cell } from './cell.ts';
import { drawCourse } from './closing.ts';
import { drawFollowUp } from './follow-up.ts';
import { linkEarlier } from './link-earlier.ts';
import { drawOpening } from './opening.ts';
import { drawIssue, drawPlace } from './place.ts';
import { drawUnit } from './units.ts';

const CLASSES: readonly (readonly [CaseClass, number])[] = [
  ['complaint', 62],
  ['request', 26],
  ['consultation', 6],
  ['suggestion', 6],
];

const drawCase = (random: Random, cell: Cell): Case => {
  const kind = pickWeighted(random, CLASSES);
  const openedAt = drawOpening(random, cell.month);
  const course = drawCourse(random, cell, kind, openedAt);
  const followUp = course.closedAt === null ? null : drawFollowUp(random, cell, course.closedAt);
  return {
    district: cell.district,
    ...drawPlace(random, cell.district, cell.effects),
    group: cell.group,
    ...drawIssue(random, cell.group, cell.effects),
    class: kind,
    unit: drawUnit(random, cell.district, cell.group),
    openedAt,
    ...course,
    followUp,
    earlier: null,
  };
};

const plantedRepeats = ({ district, group, openedAt }: Case): number | undefined =>
  effectsOn(district.en, group.en, writeDay(openedAt).slice(0, 7)).find((effect) => effect.repeats)?.repeats;

/** About `total` cases of the period (planted volume comes on top), in order of opening. */
export const drawCases = (random: Random, cells: readonly Cell[], total: number): Case[] => {
  const cases = cells.flatMap((cell) => {
    const more = cell.effects.reduce((factor, effect) => factor * (effect.volume ?? 1), 1);
    return Array.from({ length: poisson(random, total * cell.share * more) }, () => drawCase(random, cell));
  });
  return linkEarlier(
    random,
    cases.sort((a, b) => a.openedAt - b.openedAt),
    plantedRepeats,
  );
};
