import type { CatalogueEntry } from '../../api/contract/catalogue.ts';
import type { Member, Summary } from '../../api/contract/summary.ts';
import { readJson } from './client.ts';
import { FILTERED, type FilterDimension } from './filters.ts';
import { RequestFailure } from './problem.ts';

type Members = Readonly<Record<FilterDimension, readonly Member[]>>;

let summary = $state.raw<Summary | null>(null);
let catalogue = $state.raw<readonly CatalogueEntry[]>([]);
let members = $state.raw<Members | null>(null);
let failure = $state.raw<RequestFailure | null>(null);

const readMembers = async (signal: AbortSignal): Promise<Members> => {
  const lists = await Promise.all(
    FILTERED.map(async (dimension) => {
      const list = await readJson<{ members: Member[] }>(`/dimensions/${dimension}`, signal);
      return [dimension, list.members] as const;
    }),
  );
  return Object.fromEntries(lists) as unknown as Members;
};

/** What the warehouse holds: read once, and again after every import, undo or clearing. */
export const warehouse = {
  get summary(): Summary | null {
    return summary;
  },
  get failure(): RequestFailure | null {
    return failure;
  },
  get isEmpty(): boolean {
    return summary !== null && summary.sources.length === 0;
  },
  members: (dimension: FilterDimension): readonly Member[] => members?.[dimension] ?? [],
  metric: (id: string): CatalogueEntry | null => catalogue.find((entry) => entry.id === id) ?? null,
  get catalogue(): readonly CatalogueEntry[] {
    return catalogue;
  },
  has: (metric: string): boolean => summary?.metrics.includes(metric) ?? false,
  async refresh(): Promise<void> {
    const { signal } = new AbortController();
    try {
      const [nextSummary, nextCatalogue, nextMembers] = await Promise.all([
        readJson<Summary>('/summary', signal),
        catalogue.length > 0 ? catalogue : readJson<CatalogueEntry[]>('/metrics', signal),
        readMembers(signal),
      ]);
      [catalogue, members, summary] = [nextCatalogue, nextMembers, nextSummary];
      failure = null;
    } catch (error) {
      failure = error instanceof RequestFailure ? error : new RequestFailure(0, null);
    }
  },
};
