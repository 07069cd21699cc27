import type { Days } from './filters.ts';
import type { Where } from './question.ts';

/** The search for pain points as a path of the API: up to the end of the period, whose beginning says nothing. */
export const painPointsPath = (days: Days | null, where: Where): string => {
  const parameters = new URLSearchParams(days ? { to: days.to } : {});
  for (const [dimension, members] of Object.entries(where))
    for (const member of members) parameters.append('where', `${dimension}=${member ?? ''}`);
  return `/pain-points?${parameters}`;
};
