const FIRST_MS = 60_000;
const LONGEST_MS = 6 * 3_600_000;

/** After so many tries, about two days, a delivery is given up. */
export const MOST_ATTEMPTS = 15;

/** When a delivery that failed is tried again: after 1, 2, 4 … minutes, at most 6 hours; null when it is given up. */
export const nextAttempt = (attempts: number, now: Date): Date | null =>
  attempts >= MOST_ATTEMPTS
    ? null
    : new Date(now.getTime() + Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1)));
