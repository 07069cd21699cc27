import type { Days } from './filters.ts';
import type { Where } from './question.ts';

/** A question that is more than a table of numbers, as a path of the API. */
export const analysisPath = (
  name: 'quadrant' | 'drivers' | 'compare' | 'time-to-close' | 'why',
  days: Days | null,
  where: Where,
  more: Readonly<Record<string, string>> = {},
): string => {
  const parameters = new URLSearchParams({ ...days, ...more });
  for (const [dimension, members] of Object.entries(where))
    for (const member of members) parameters.append('where', `${dimension}=${member ?? ''}`);
  return `/${name}?${parameters}`;
};
