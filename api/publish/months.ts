/** The month after a month, `2026-12` → `2027-01`. */
const nextMonth = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** All months from one to another, both included. */
export const monthsFrom = (first: string, last: string): string[] => {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
};

export const firstDay = (month: string): string => `${month}-01`;

export const lastDay = (month: string): string =>
  new Date(new Date(`${nextMonth(month)}-01T00:00:00Z`).getTime() - 86_400_000).toISOString().slice(0, 10);
