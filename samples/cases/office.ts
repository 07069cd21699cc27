import { DAY, HOUR } from '../calendar.ts';
import { between } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';

/** An instant without its milliseconds. */
export const seconds = (at: number): number => Math.floor(at / 1000) * 1000;

/** An instant moved on to office hours when it lies at night, never back to the day before. */
export const duringOffice = (random: Random, at: number): number => {
  const midnight = Math.floor(at / DAY) * DAY;
  const hour = (at - midnight) / HOUR;
  const morning = midnight + between(random, 8, 11) * HOUR;
  if (hour < 8) return morning;
  return hour > 20 ? morning + DAY : at;
};
