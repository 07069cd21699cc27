/** Counts failed tries by key (an account, an address) and shuts the door after too many. */
export interface Lockout {
  /** Seconds until the next try is heard; 0 when it is heard now. */
  waitFor(key: string): number;
  fail(key: string): void;
  succeed(key: string): void;
}

interface Failures {
  readonly count: number;
  readonly last: number;
}

const FREE_TRIES = 5;
const FIRST_WAIT_S = 30;
const LONGEST_WAIT_S = 15 * 60;
const FORGOTTEN_AFTER_MS = 60 * 60_000;
const MOST_KEYS = 10_000;

const waitAfter = (count: number): number =>
  count < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** (count - FREE_TRIES));

/** After five failures each further one doubles the wait, from half a minute to a quarter of an hour. */
export const createLockout = (now: () => Date): Lockout => {
  const failures = new Map<string, Failures>();
  const current = (key: string): Failures | null => {
    const held = failures.get(key);
    if (!held) return null;
    if (now().getTime() - held.last < FORGOTTEN_AFTER_MS) return held;
    failures.delete(key);
    return null;
  };
  return {
    waitFor(key) {
      const held = current(key);
      if (!held) return 0;
      const passed = (now().getTime() - held.last) / 1000;
      return Math.max(0, Math.ceil(waitAfter(held.count) - passed));
    },
    fail(key) {
      const count = (current(key)?.count ?? 0) + 1;
      failures.delete(key);
      failures.set(key, { count, last: now().getTime() });
      const oldest = failures.keys().next();
      if (failures.size > MOST_KEYS && !oldest.done) failures.delete(oldest.value);
    },
    succeed: (key) => void failures.delete(key),
  };
};
