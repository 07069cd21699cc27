import { Cron } from 'croner';
import { localTime } from './local-time.ts';
import type { Schedule } from './schedule-schema.ts';

/** A run that a schedule asks for. */
export interface DueRun {
  readonly at: Date;
  /** The period it stands for: names its folder and, with digest and recipient, its key. */
  readonly period: string;
}

/** Runs that are to be made, and runs that were missed and are not made up for. */
export interface DueRuns {
  readonly run: readonly DueRun[];
  readonly skip: readonly DueRun[];
}

/** A run found at most this long after its time was not missed. */
export const PUNCTUAL_MS = 15 * 60_000;

/** More missed runs than this are not looked at one by one: the oldest of them stay out. */
const MOST = 5000;

/** Whether a schedule can run more than once on a day: its minute and hour are not one number each. */
const isSeveralADay = ({ cron }: Schedule): boolean =>
  cron
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .some((field) => !/^\d+$/.test(field));

const latestUpTo = (cron: Cron, instant: Date): Date | null =>
  cron.previousRuns(1, new Date(instant.getTime() + 1000))[0] ?? null;

/**
 * The period that a run at an instant stands for: the day in the schedule's zone, and where a schedule runs several
 * times a day, the time of the latest run it asks for up to then (with its offset, as an hour happens twice in autumn).
 */
export const periodOf = (schedule: Schedule | undefined, instant: Date): string => {
  const zone = schedule?.zone ?? 'UTC';
  if (!schedule || !isSeveralADay(schedule)) return localTime(instant, zone).day;
  const slot = latestUpTo(new Cron(schedule.cron, { timezone: zone, paused: true }), instant) ?? instant;
  const { day, time, offset } = localTime(slot, zone);
  return `${day}T${time}${offset}`;
};

/** The day a period speaks for. */
export const dayOf = (period: string): string => period.slice(0, 10);

/**
 * What a schedule asks for after the last run (or after it was first seen) up to now. A clock that was set back asks for
 * nothing. A time that does not exist in spring runs at the moment the clock jumps over it; a time that happens twice
 * in autumn runs the first time.
 */
export const dueRuns = (schedule: Schedule, lastRun: Date, now: Date): DueRuns => {
  const cron = new Cron(schedule.cron, { timezone: schedule.zone, paused: true });
  const byPeriod = new Map<string, DueRun>();
  for (let at = cron.nextRun(lastRun); at && at <= now && byPeriod.size < MOST; at = cron.nextRun(at)) {
    const period = periodOf(schedule, at);
    if (!byPeriod.has(period)) byPeriod.set(period, { at, period });
  }
  const missed = [...byPeriod.values()];
  const isPunctual = ({ at }: DueRun): boolean => now.getTime() - at.getTime() <= PUNCTUAL_MS;
  const picked: Readonly<Record<NonNullable<Schedule['catch_up']>, readonly DueRun[]>> = {
    all: missed,
    last: missed.slice(-1),
    none: missed.filter(isPunctual).slice(-1),
  };
  const run = picked[schedule.catch_up ?? 'last'];
  return { run, skip: missed.filter((each) => !run.includes(each)) };
};

/** When a schedule runs next after an instant. */
export const nextRun = (schedule: Schedule, after: Date): Date | null =>
  new Cron(schedule.cron, { timezone: schedule.zone, paused: true }).nextRun(after);
