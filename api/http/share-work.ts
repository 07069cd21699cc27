/** Work under way, with how many still wait for it. */
interface Shared<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  nWaiting: number;
}

/** Does the same thing once for everybody who asks for it at the same time. */
export interface ShareWork<T> {
  /**
   * The result of `work`, or of the same work that is under way. It is stopped when the last who waits has gone.
   * @throws what `work` throws, or the signal's reason when the one who asks has gone
   */
  (key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

const rejectWhenGone = (signal: AbortSignal): { gone: Promise<never>; forget(): void } => {
  let onAbort = (): void => undefined;
  const gone = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort);
  });
  gone.catch(() => undefined);
  return { gone, forget: () => signal.removeEventListener('abort', onAbort) };
};

/** A share of its own; nothing is kept once the work has ended. */
export const createShareWork = <T>(): ShareWork<T> => {
  const underWay = new Map<string, Shared<T>>();
  const begin = (key: string, work: (signal: AbortSignal) => Promise<T>): Shared<T> => {
    const stop = new AbortController();
    const shared: Shared<T> = { stop, nWaiting: 0, result: work(stop.signal) };
    underWay.set(key, shared);
    const end = (): void => {
      if (underWay.get(key) === shared) underWay.delete(key);
    };
    shared.result.then(end, end);
    return shared;
  };
  return async (key, signal, work) => {
    signal.throwIfAborted();
    const shared = underWay.get(key) ?? begin(key, work);
    shared.nWaiting += 1;
    const { gone, forget } = rejectWhenGone(signal);
    try {
      return await Promise.race([shared.result, gone]);
    } finally {
      forget();
      shared.nWaiting -= 1;
      if (shared.nWaiting === 0 && signal.aborted) {
        underWay.delete(key);
        shared.stop.abort(signal.reason);
      }
    }
  };
};
