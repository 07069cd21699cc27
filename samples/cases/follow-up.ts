import { DAY, PERIOD } from '../calendar.ts';
import { between, chance, pickWeighted, whole } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';
import type { FollowUp, Opinion } from './case.ts';
import type { Cell } from './cell.ts';
import { duringOffice, seconds } from './office.ts';

const REACHED = 0.75;
const WITHOUT_OPINION = 0.05;
const CONTACTED = { satisfied: 0.975, unhappy: 0.8 } as const;
const RESOLVED = { satisfied: 0.93, unhappy: 0.41 } as const;
/** Share of cases taken out of the assessment. */
const EXCLUDED = { satisfied: 0.04, unhappy: 0.15 } as const;
/** Share of satisfied citizens who were not at the first call. */
const REVISED = 0.1;

const happy = (random: Random): Opinion =>
  pickWeighted<Opinion>(random, [
    [5, 0.38],
    [4, 0.62],
  ]);

const unhappy = (random: Random): Opinion =>
  pickWeighted<Opinion>(random, [
    [3, 0.34],
    [2, 0.43],
    [1, 0.23],
  ]);

/** The call back after a closing; null when it had not taken place by the end of the period. */
export const drawFollowUp = (random: Random, cell: Cell, closedAt: number): FollowUp | null => {
  const at = seconds(duringOffice(random, closedAt + between(random, 0.4, 5) * DAY));
  const reached = chance(random, REACHED);
  const satisfied = chance(random, Math.min(97, Math.max(5, cell.satisfied)) / 100);
  const mood = satisfied ? 'satisfied' : 'unhappy';
  const silent = chance(random, WITHOUT_OPINION);
  const final = satisfied ? happy(random) : unhappy(random);
  const revised = satisfied && chance(random, REVISED);
  const first = revised ? unhappy(random) : final;
  const contacted = chance(random, CONTACTED[mood]);
  const resolved = chance(random, RESOLVED[mood]);
  const excluded = chance(random, reached ? EXCLUDED[mood] : 0.05);
  const appealed = excluded ? chance(random, 0.7) : chance(random, satisfied ? 0.01 : 0.06);
  const times = revised || !reached ? whole(random, 2, 3) : 1;
  if (at > PERIOD.until) return null;
  return {
    at,
    times,
    answers: reached
      ? { contacted, resolved, first: silent ? null : first, final: silent ? null : final }
      : null,
    assessed: !excluded,
    appealed,
  };
};
