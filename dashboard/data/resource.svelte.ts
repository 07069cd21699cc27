import { isAbort, RequestFailure } from './problem.ts';

/** What is known of something asked for. An old value stays while a newer one is on its way. */
export interface Resource<T> {
  readonly value: T | null;
  readonly failure: RequestFailure | null;
  readonly loading: boolean;
  retry(): void;
}

/**
 * Follows a request: whenever its key changes, the running one is aborted and a new one starts.
 * Called while a component is set up; ends with it.
 * @param key what to ask for, null for nothing
 */
export const follow = <T>(
  key: () => string | null,
  load: (key: string, signal: AbortSignal) => Promise<T>,
): Resource<T> => {
  let value = $state.raw<T | null>(null);
  let failure = $state.raw<RequestFailure | null>(null);
  let loading = $state(true);
  let attempt = $state(0);

  const asked = $derived(key());
  $effect(() => {
    const wanted = asked;
    void attempt;
    if (wanted === null) {
      value = null;
      failure = null;
      loading = false;
      return;
    }
    const stop = new AbortController();
    loading = true;
    load(wanted, stop.signal).then(
      (loaded) => {
        if (stop.signal.aborted) return;
        value = loaded;
        failure = null;
        loading = false;
      },
      (error: unknown) => {
        if (stop.signal.aborted || isAbort(error)) return;
        failure = error instanceof RequestFailure ? error : new RequestFailure(0, null);
        loading = false;
      },
    );
    return () => stop.abort();
  });

  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
    get loading() {
      return loading;
    },
    retry: () => (attempt += 1),
  };
};
