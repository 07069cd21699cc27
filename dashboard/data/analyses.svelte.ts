import { readJson } from './client.ts';
import type { Days } from './filters.ts';
import type { Where } from './question.ts';
import { follow, type Resource } from './resource.svelte.ts';
import { settledKey } from './settled-key.svelte.ts';
import { warehouse } from './warehouse.svelte.ts';

/** A question that is more than a table of numbers, as a path of the API. */
export const analysisPath = (
  name: 'quadrant' | 'drivers' | 'compare' | 'time-to-close',
  days: Days | null,
  where: Where,
  more: Readonly<Record<string, string>> = {},
): string => {
  const parameters = new URLSearchParams({ ...days, ...more });
  for (const [dimension, members] of Object.entries(where))
    for (const member of members) parameters.append('where', `${dimension}=${member ?? ''}`);
  return `/${name}?${parameters}`;
};

/** Follows such a question; asked anew when it or the data change. */
export const analysisOf = <T>(path: () => string | null): Resource<T> =>
  follow(
    settledKey(() => {
      const asked = path();
      return asked && warehouse.summary ? warehouse.summary.data_version + asked : null;
    }),
    (key, signal) => readJson<T>(key.slice(key.indexOf('/')), signal),
  );
