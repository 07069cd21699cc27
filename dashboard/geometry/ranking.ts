import type { CatalogueEntry } from '../../api/contract/catalogue.ts';
import type { QueryRow } from '../../api/contract/query.ts';

/** Rows worst first, of a metric that is neither good nor bad the largest first; rows without a value last, as they came. */
export const rankRows = (rows: readonly QueryRow[], direction: CatalogueEntry['direction']): QueryRow[] => {
  const sign = direction === 'higher' ? 1 : -1;
  return [...rows].sort((a, b) =>
    a.value === null || b.value === null
      ? Number(a.value === null) - Number(b.value === null)
      : sign * (a.value - b.value),
  );
};
