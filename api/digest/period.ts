import { addDays, addMonths } from '../query/period.ts';
import type { DigestTable } from './definition.ts';

/** The whole months a table speaks of, for a run on `day`; the running month is never part of it. */
export const tablePeriod = (period: DigestTable['period'], day: string): { from?: string; to: string } => {
  const thisMonth = `${day.slice(0, 8)}01`;
  const to = addDays(thisMonth, -1);
  if (period === 'all') return { to };
  if (period === 'last_quarter') {
    const quarterStart = `${day.slice(0, 5)}${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
    return { from: addMonths(quarterStart, -3), to: addDays(quarterStart, -1) };
  }
  return { from: addMonths(thisMonth, period === 'last_month' ? -1 : -12), to };
};
