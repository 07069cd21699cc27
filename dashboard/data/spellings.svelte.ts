import type { AliasList, ClustersAnswer, Remapped, UnmatchedAnswer } from '../../api/contract/places.ts';
import { readJson, remove, sendJson } from './client.ts';
import { RequestFailure } from './problem.ts';
import { follow, type Resource } from './resource.svelte.ts';
import { warehouse } from './warehouse.svelte.ts';

/** Dimensions whose spellings are looked after here. */
export const SPELLED = ['district', 'issue_group', 'issue', 'channel'] as const;
export type Spelled = (typeof SPELLED)[number];

/** Which spellings stand for what, which nobody knows, and which may be one; every change can be taken back. */
export class Spellings {
  dimension = $state<Spelled>('district');
  busy = $state(false);
  failure = $state.raw<RequestFailure | null>(null);
  /** The change made last, by its number. */
  made = $state.raw<{ readonly id: number; readonly value: string; readonly n: number } | null>(null);
  readonly unmatched: Resource<UnmatchedAnswer>;
  readonly clusters: Resource<ClustersAnswer>;
  readonly aliases: Resource<AliasList>;

  constructor() {
    const at = (path: string) => () => `${path}#${warehouse.summary?.data_version ?? ''}`;
    const read = <T>(path: string, signal: AbortSignal): Promise<T> =>
      readJson<T>(path.slice(0, path.indexOf('#')), signal);
    this.unmatched = follow(() => at(`/dimensions/${this.dimension}/unmatched`)(), read<UnmatchedAnswer>);
    this.clusters = follow(() => at(`/dimensions/${this.dimension}/clusters`)(), read<ClustersAnswer>);
    this.aliases = follow(at('/aliases'), read<AliasList>);
  }

  /** Says that spellings stand for a value. */
  readonly remap = (raw: readonly string[], value: string, kind: 'alias' | 'merge'): Promise<void> =>
    this.change(async () => {
      const { remapping_id, n } = await sendJson<Remapped>('POST', '/aliases', {
        dimension: this.dimension,
        raw: [...raw],
        value,
        kind,
      });
      this.made = { id: remapping_id, value, n };
    });

  readonly undo = (id: number): Promise<void> =>
    this.change(async () => {
      await remove(`/aliases/${id}`);
      this.made = null;
    });

  private async change(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      await work();
      await warehouse.refresh();
    } catch (error) {
      this.failure = error instanceof RequestFailure ? error : new RequestFailure(0, null);
    }
    this.busy = false;
  }
}
