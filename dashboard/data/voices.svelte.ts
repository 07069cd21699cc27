import type { FeedbackAnswer, FeedbackRow } from '../../api/contract/feedback.ts';
import { readJson } from './client.ts';
import { isAbort, RequestFailure } from './problem.ts';
import { follow, type Resource } from './resource.svelte.ts';
import { warehouse } from './warehouse.svelte.ts';

/** Comments that come page by page. */
export interface CommentPages {
  readonly first: Resource<FeedbackAnswer>;
  readonly rows: readonly FeedbackRow[];
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  /** What kept the last page from coming. */
  readonly failure: RequestFailure | null;
  more(): Promise<void>;
}

const WAIT_MS = 4_000;

/** Follows a search; asked anew when it or the data change, and while comments wait to be read. */
export const commentsOf = (path: () => string | null): CommentPages => {
  const first = follow(
    () => {
      const asked = path();
      return asked && warehouse.summary ? warehouse.summary.data_version + asked : null;
    },
    (key, signal) => readJson<FeedbackAnswer>(key.slice(key.indexOf('/')), signal),
  );
  /** Pages that came later, of which first page: another search has none of them at once. */
  let later = $state.raw<{ of: FeedbackAnswer; rows: readonly FeedbackRow[]; next: string | null } | null>(
    null,
  );
  let loadingMore = $state(false);
  let failure = $state.raw<RequestFailure | null>(null);
  let stop = new AbortController();
  const own = $derived(later !== null && later.of === first.value ? later : null);
  const next = $derived(own ? own.next : (first.value?.next ?? null));

  $effect(() => {
    void first.value;
    stop.abort();
    stop = new AbortController();
    [failure, loadingMore] = [null, false];
  });
  $effect(() => {
    if (!first.value || first.value.n_waiting === 0) return;
    const timer = setTimeout(() => first.retry(), WAIT_MS);
    return () => clearTimeout(timer);
  });

  return {
    first,
    get rows() {
      return [...(first.value?.rows ?? []), ...(own?.rows ?? [])];
    },
    get hasMore() {
      return next !== null;
    },
    get loadingMore() {
      return loadingMore;
    },
    get failure() {
      return failure;
    },
    async more() {
      const [asked, of, cursor, { signal }] = [path(), first.value, next, stop];
      if (!asked || !of || cursor === null || loadingMore) return;
      loadingMore = true;
      try {
        const page = await readJson<FeedbackAnswer>(`${asked}&cursor=${encodeURIComponent(cursor)}`, signal);
        if (signal.aborted) return;
        later = { of, rows: [...(own?.rows ?? []), ...page.rows], next: page.next };
        failure = null;
      } catch (error) {
        if (isAbort(error) || signal.aborted) return;
        failure = error instanceof RequestFailure ? error : new RequestFailure(0, null);
      } finally {
        if (!signal.aborted) loadingMore = false;
      }
    },
  };
};
