import { choices } from './choices.svelte.ts';

/** A key that stays as it was while something is brushed, so that nothing is asked until the hand lets go. */
export const settledKey = (key: () => string | null): (() => string | null) => {
  let last: string | null = null;
  return () => {
    if (!choices.isDraft) last = key();
    return last;
  };
};
