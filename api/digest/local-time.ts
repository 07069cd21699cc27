const PARTS = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
} as const;

/** What a clock on the wall of a zone says at an instant: `day` as YYYY-MM-DD, `time` as HHMM, `offset` as +HHMM. */
export const localTime = (instant: Date, zone: string): { day: string; time: string; offset: string } => {
  const parts = new Intl.DateTimeFormat('en-CA', { ...PARTS, timeZone: zone }).formatToParts(instant);
  const get = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  const offset = get('timeZoneName').replace('GMT', '').replace(':', '');
  return {
    day: `${get('year')}-${get('month')}-${get('day')}`,
    time: `${get('hour')}${get('minute')}`,
    offset: offset || '+0000',
  };
};
