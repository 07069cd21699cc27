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
