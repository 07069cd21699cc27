import type { Session } from '../warehouse/session.ts';

/**
 * Days within a month on which an alias begins, or the day after it ends, in order. A month's cells are kept apart there, so
 * that a monthly rollup answers an alias that changes on the 15th as exactly as the rows do.
 */
export const readMonthBreaks = async (session: Session): Promise<string[]> => {
  const rows = await session.rows<{ day: string }>(
    `SELECT DISTINCT CAST(day AS VARCHAR) AS day FROM (
       SELECT from_on AS day FROM alias WHERE from_on > DATE '0001-01-01'
       UNION ALL SELECT CAST(to_on + INTERVAL 1 DAY AS DATE) FROM alias WHERE to_on < DATE '9999-12-31')
     WHERE day(day) <> 1 ORDER BY day`,
  );
  return rows.map(({ day }) => day);
};

/** The first day of the piece of a month that a fact row is in: of its month, or the last break since. */
export const monthSql = (breaks: readonly string[]): string => {
  const month = `CAST(date_trunc('month', "on") AS DATE)`;
  if (breaks.length === 0) return month;
  const whens = [...breaks].reverse().map((day) => `WHEN "on" >= DATE '${day}' THEN DATE '${day}'`);
  return `greatest(${month}, coalesce(CASE ${whens.join(' ')} END, ${month}))`;
};
