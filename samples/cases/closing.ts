import { DAY, HOUR, PERIOD } from '../calendar.ts';
import { between, chance, logNormal, whole } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';
import type { CaseClass } from './case.ts';
import type { Cell } from './cell.ts';
import { duringOffice, seconds } from './office.ts';

/** Share of cases nobody ever closes, and of cases whose closing date was typed wrongly. */
const FORGOTTEN = 0.008;
const MISTYPED = 0.0008;
/** Share of late cases whose due date was extended. */
const EXTENDED = 0.24;

export interface Course {
  readonly dispatchedAt: number;
  readonly dueAt: number;
  readonly extendedDays: number;
  readonly closedAt: number | null;
}

/** How a case goes on once it was opened. */
export const drawCourse = (random: Random, cell: Cell, kind: CaseClass, openedAt: number): Course => {
  const { group } = cell;
  const dispatchedAt = seconds(openedAt + between(random, 0.05, 5) * HOUR);
  const dueAt = openedAt + group.sla * DAY;
  const slower = cell.effects.reduce((factor, effect) => factor * (effect.closing ?? 1), 1);
  const days =
    kind === 'consultation' ? logNormal(random, 0.3, 0.8) : logNormal(random, group.days * slower, 0.68);
  const extendedDays = days > group.sla && chance(random, EXTENDED) ? whole(random, 3, 10) : 0;
  const closing = seconds(Math.max(duringOffice(random, openedAt + days * DAY), dispatchedAt + HOUR / 4));
  const mistyped = chance(random, MISTYPED);
  const forgotten = chance(random, FORGOTTEN);
  const closed = mistyped ? seconds(openedAt - between(random, 0.5, 20) * DAY) : closing;
  return {
    dispatchedAt,
    dueAt,
    extendedDays,
    closedAt: (forgotten && !mistyped) || closing > PERIOD.until ? null : closed,
  };
};
