import { readJson } from './client.ts';
import { follow, type Resource } from './resource.svelte.ts';
import { settledKey } from './settled-key.svelte.ts';
import { warehouse } from './warehouse.svelte.ts';

/** Follows such a question; asked anew when it or the data change. */
export const analysisOf = <T>(path: () => string | null): Resource<T> =>
  follow(
    settledKey(() => {
      const asked = path();
      return asked && warehouse.summary ? warehouse.summary.data_version + asked : null;
    }),
    (key, signal) => readJson<T>(key.slice(key.indexOf('/')), signal),
  );
