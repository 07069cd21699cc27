import { Cron } from 'croner';
import { z } from 'zod';

const firstLine = (error: unknown): string => String((error as Error).message).split('\n')[0] ?? '';

const checkCron = (pattern: string): string | null => {
  if (pattern.trim().split(/\s+/).length !== 5) return 'Five fields: minute, hour, day, month, weekday.';
  try {
    const cron = new Cron(pattern, { timezone: 'UTC', paused: true });
    return cron.nextRun(new Date(0)) ? null : 'There is no such day; it would never run.';
  } catch (error) {
    return firstLine(error).replace(/^CronPattern: /, '');
  }
};

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

/** When a digest runs: five cron fields read in an IANA zone, and what becomes of runs missed during downtime. */
export const scheduleSchema = z.strictObject({
  cron: z.string().superRefine((pattern, context) => {
    const wrong = checkCron(pattern);
    if (wrong) context.addIssue({ code: 'custom', message: wrong, params: { value: pattern } });
  }),
  zone: z.string().refine(isZone, 'No such IANA time zone; write Asia/Shanghai, for example.'),
  /** `last` (also when absent) catches up with the latest missed run, `all` with each, `none` with no run. */
  catch_up: z.enum(['last', 'all', 'none']).optional(),
});

export type Schedule = z.infer<typeof scheduleSchema>;
