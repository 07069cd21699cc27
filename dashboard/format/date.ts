const toDate = (label: string): Date => {
  const [year = '1970', month = '01', day = '01'] = label.split('-');
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
};

const formatters = new Map<string, Intl.DateTimeFormat>();
const dateFormat = (
  locale: string,
  options: Intl.DateTimeFormatOptions,
  zone: 'UTC' | 'reader' = 'UTC',
): Intl.DateTimeFormat => {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  const made =
    formatters.get(key) ??
    new Intl.DateTimeFormat(locale, zone === 'UTC' ? { timeZone: 'UTC', ...options } : options);
  formatters.set(key, made);
  return made;
};

/** 2026-10-31 as `31 Oct 2026` or `2026年10月31日`. */
export const formatDay = (day: string, locale: string): string =>
  dateFormat(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(
    toDate(day),
  );

/** 2026-10 (or a day of it) as `Oct 2026` or `2026年10月`. */
export const formatMonth = (month: string, locale: string): string =>
  dateFormat(locale === 'en' ? 'en-GB' : locale, { month: 'short', year: 'numeric' }).format(toDate(month));

/** `Nov 2025 – Oct 2026` for whole months, else both days. */
export const formatPeriod = (from: string, to: string, locale: string): string => {
  const whole = from.endsWith('-01') && addDays(to, 1).endsWith('-01');
  const range = (options: Intl.DateTimeFormatOptions): string =>
    dateFormat(locale === 'en' ? 'en-GB' : locale, options).formatRange(toDate(from), toDate(to));
  return (
    whole
      ? range({ month: 'short', year: 'numeric' })
      : range({ day: 'numeric', month: 'short', year: 'numeric' })
  ).replaceAll('\u2009', ' ');
};

/** An instant of the server as a day and time of the reader. */
export const formatInstant = (instant: string, locale: string): string =>
  dateFormat(
    locale === 'en' ? 'en-GB' : locale,
    { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    'reader',
  ).format(new Date(instant));

/** An instant as the clocks of a zone show it, with the weekday. */
export const formatInstantIn = (instant: string, zone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(instant));

/** A day moved by whole days. */
export const addDays = (day: string, n: number): string => {
  const date = toDate(day);
  date.setUTCDate(date.getUTCDate() + n);
  return date.toISOString().slice(0, 10);
};

/** The first day of the month `n` months from a day's month. */
export const monthStart = (day: string, n = 0): string => {
  const date = toDate(day);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + n, 1)).toISOString().slice(0, 10);
};

/** The last day of the month `n` months from a day's month. */
export const monthEnd = (day: string, n = 0): string => addDays(monthStart(day, n + 1), -1);

/** Month labels `2026-01` from one to another, both included. */
export const monthsBetween = (first: string, last: string): string[] => {
  const months: string[] = [];
  for (let month = monthStart(first); month.slice(0, 7) <= last.slice(0, 7); month = monthStart(month, 1))
    months.push(month.slice(0, 7));
  return months;
};

/** `Monday`, of a weekday counted from Sunday = 0. */
export const formatWeekday = (weekday: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    // The first of February 2026 is a Sunday.
    new Date(Date.UTC(2026, 1, 1 + weekday)),
  );
