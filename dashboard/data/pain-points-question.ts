import type { Days } from './filters.ts';
import type { Where } from './question.ts';

/** A search as a path of the API: up to the end of the period, whose beginning says nothing. */
const searchPath = (name: 'pain-points' | 'themes', days: Days | null, where: Where): string => {
  const parameters = new URLSearchParams(days ? { to: days.to } : {});
  for (const [dimension, members] of Object.entries(where))
    for (const member of members) parameters.append('where', `${dimension}=${member ?? ''}`);
  return `/${name}?${parameters}`;
};

export const painPointsPath = (days: Days | null, where: Where): string =>
  searchPath('pain-points', days, where);

export const themesPath = (days: Days | null, where: Where): string => searchPath('themes', days, where);
