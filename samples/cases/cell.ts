import { MONTHS, type Month } from '../calendar.ts';
import { effectsOn, type Effect } from '../effects.ts';
import { ISSUE_GROUPS } from '../issues/issue-groups.ts';
import type { IssueGroup } from '../issues/issue.ts';
import { DISTRICTS } from '../places/districts.ts';
import type { District } from '../places/place.ts';
import { gammaAroundOne, logNormal, normal } from '../random/draw.ts';
import { openStream } from '../random/stream.ts';

/** One district × issue group in one month: how many cases to expect and how they go. */
export interface Cell {
  readonly district: District;
  readonly group: IssueGroup;
  readonly month: Month;
  /** Share of all cases of the period, before planted effects; the shares sum to 1. */
  readonly share: number;
  readonly effects: readonly Effect[];
  /** Percentage of satisfied citizens, with planted effects. */
  readonly satisfied: number;
}

/** The percentage of satisfied citizens around which everything varies. */
const SATISFIED = 75.5;

/** Points by which the mood of a district moves the satisfaction with cases. */
const CASE_MOOD = 0.35;

const trend = (month: Month): number => 1 + 0.006 * (month.index - 11.5);

/** All cells of the period. Cells of one place keep a character of their own; months scatter around it. */
export const drawCells = (seed: number): readonly Cell[] => {
  const random = openStream(seed, 'cells');
  const raw = DISTRICTS.flatMap((district) =>
    ISSUE_GROUPS.flatMap((group) => {
      const affinity = logNormal(random, 1, 0.22);
      const character = 2 * normal(random);
      return MONTHS.map((month) => {
        const effects = effectsOn(district.en, group.en, month.id);
        const planted = effects.reduce((sum, effect) => sum + (effect.satisfaction ?? 0), 0);
        const size = (group.weight * district.voice * district.population * affinity) / 1e6;
        return {
          district,
          group,
          month,
          effects,
          share:
            size *
            (group.season[month.month - 1] ?? 1) *
            trend(month) *
            (month.days / 30.4) *
            gammaAroundOne(random, 22),
          satisfied:
            SATISFIED + group.mood.cases + CASE_MOOD * district.mood + character + normal(random) + planted,
        };
      });
    }),
  );
  const total = raw.reduce((sum, cell) => sum + cell.share, 0);
  return raw.map((cell) => ({ ...cell, share: cell.share / total }));
};
