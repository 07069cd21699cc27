import type { Dimension } from '../../api/contract/dimensions.ts';

interface Label {
  readonly en: string;
  readonly zh: string;
}

/** A digest as the server lists it. */
export interface Digest {
  readonly name: string;
  readonly title: Label;
  readonly tables: readonly {
    readonly file: string;
    readonly title?: Label;
    readonly metrics: readonly string[];
    readonly by: readonly Dimension[];
    readonly period: 'last_month' | 'last_quarter' | 'last_12_months' | 'all';
    readonly compare?: 'previous' | 'last_year' | 'peers' | 'benchmark';
  }[];
  readonly audience: 'officer' | 'public';
  readonly schedule?: { readonly cron: string; readonly zone: string };
}

/** What a run wrote. */
export interface DigestRun {
  readonly folder: string;
  /** False when the same day had been run before and nothing was written again. */
  readonly fresh: boolean;
  readonly manifest: {
    readonly for: string;
    readonly files: readonly {
      readonly file: string;
      readonly rows: number;
      readonly sha256: string;
      readonly query?: string;
      readonly from?: string | null;
      readonly to?: string | null;
      readonly notes?: readonly string[];
    }[];
  };
}

/** A schedule as weekday (0 is Sunday; null is every day), hour and minute; null for one that is more than that. */
export const readSchedule = (
  cron: string,
): { readonly weekday: number | null; readonly hour: number; readonly minute: number } | null => {
  const match = /^(\d{1,2}) (\d{1,2}) \* \* (\*|[0-7])$/.exec(cron.trim());
  if (!match) return null;
  const [, minute, hour, weekday] = match;
  if (Number(minute) > 59 || Number(hour) > 23) return null;
  return {
    weekday: weekday === '*' ? null : Number(weekday) % 7,
    hour: Number(hour),
    minute: Number(minute),
  };
};
