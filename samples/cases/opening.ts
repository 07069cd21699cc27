import { DAY, HOUR, MINUTE, weekday } from '../calendar.ts';
import type { Month } from '../calendar.ts';
import { pickWeighted, whole } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';

/** Sunday … Saturday. */
const WEEKDAYS = [0.75, 1.2, 1.1, 1.05, 1.05, 1.05, 0.8];

/** Calls per hour of the day. */
const HOURS: readonly (readonly [number, number])[] = [
  3, 2, 1, 1, 1, 2, 5, 14, 30, 42, 44, 36, 24, 26, 36, 38, 36, 32, 28, 28, 27, 22, 14, 7,
].map((weight, hour) => [hour, weight]);

/** An instant within a month: fewer on weekends, most in the morning. */
export const drawOpening = (random: Random, month: Month): number => {
  const days = Array.from({ length: month.days }, (_, day): [number, number] => {
    const at = month.from + day * DAY;
    return [at, WEEKDAYS[weekday(at)] ?? 1];
  });
  return (
    pickWeighted(random, days) +
    pickWeighted(random, HOURS) * HOUR +
    whole(random, 0, 59) * MINUTE +
    whole(random, 0, 59) * 1000
  );
};
