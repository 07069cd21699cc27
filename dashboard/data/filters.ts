import { monthEnd, monthStart } from '../format/date.ts';
import type { Where } from './question.ts';

export const PERIODS = ['12m', 'quarter', 'all', 'custom'] as const;
export type PeriodChoice = (typeof PERIODS)[number];
export const COMPARE_CHOICES = ['last_year', 'previous', 'none'] as const;
export type CompareChoice = (typeof COMPARE_CHOICES)[number];
export const FILTERED = ['district', 'issue_group', 'issue', 'source', 'channel'] as const;
export type FilterDimension = (typeof FILTERED)[number];

/** What the filter bar says; all of it lives in the address. */
export interface Filters {
  readonly period: PeriodChoice;
  readonly from: string | null;
  readonly to: string | null;
  readonly compare: CompareChoice;
  readonly members: Readonly<Partial<Record<FilterDimension, readonly string[]>>>;
}

export interface Days {
  readonly from: string;
  readonly to: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const oneOf = <T extends string>(value: string | null, known: readonly T[], otherwise: T): T =>
  known.find((each) => each === value) ?? otherwise;

/** Reads the filters of an address; two days without more are a period of one's own, and whatever cannot be read is as if it were not there. */
export const readFilters = (search: URLSearchParams): Filters => {
  const day = (name: string): string | null => {
    const value = search.get(name);
    return value && DAY.test(value) ? value : null;
  };
  const [from, to] = [day('from'), day('to')];
  const period = oneOf(search.get('period'), PERIODS, from && to ? 'custom' : '12m');
  const known = period === 'custom' && (!from || !to || from > to) ? '12m' : period;
  return {
    period: known,
    from: known === 'custom' ? from : null,
    to: known === 'custom' ? to : null,
    compare: oneOf(search.get('compare'), COMPARE_CHOICES, 'last_year'),
    members: Object.fromEntries(
      FILTERED.flatMap((dimension) => {
        const members = search.getAll(dimension);
        return members.length > 0 ? [[dimension, members]] : [];
      }),
    ),
  };
};

/** Writes the filters into an address; what is as it is anyway is left out. */
export const writeFilters = (filters: Filters, search: URLSearchParams): URLSearchParams => {
  const next = new URLSearchParams(search);
  for (const name of ['period', 'from', 'to', 'compare', ...FILTERED]) next.delete(name);
  if (filters.period !== '12m') next.set('period', filters.period);
  if (filters.period === 'custom' && filters.from && filters.to) {
    next.set('from', filters.from);
    next.set('to', filters.to);
  }
  if (filters.compare !== 'last_year') next.set('compare', filters.compare);
  for (const [dimension, members] of Object.entries(filters.members))
    for (const member of members) next.append(dimension, member);
  return next;
};

/** The days a choice means for data that ends on `lastDay`; null when there is nothing dated or all of it is meant. */
export const daysOf = (filters: Filters, lastDay: string | null): Days | null => {
  if (lastDay === null) return null;
  switch (filters.period) {
    case 'all':
      return null;
    case 'custom':
      return filters.from && filters.to ? { from: filters.from, to: filters.to } : null;
    case 'quarter':
      return { from: monthStart(lastDay, -2), to: monthEnd(lastDay) };
    case '12m':
      return { from: monthStart(lastDay, -11), to: monthEnd(lastDay) };
  }
};

/** The filters' conditions, for `where`. */
export const whereOf = (filters: Filters): Where => filters.members;
