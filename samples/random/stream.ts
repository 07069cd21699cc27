/** A source of numbers in [0, 1). */
export type Random = () => number;

/** FNV-1a: a 32-bit number for a name. */
const hashName = (name: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};

/**
 * The stream of one name under a seed (mulberry32). Every file draws from a stream of its own, so that a change in
 * one file leaves the others as they were.
 */
export const openStream = (seed: number, name: string): Random => {
  let state = (hashName(name) ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
