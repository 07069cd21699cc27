import { hashText } from './hash-text.ts';

const N_BANDS = 8;
const ROWS = 3;

/** Constants of the mixing of one hash into many: odd, from the digits of the golden ratio and its powers. */
const multiplier = (i: number): number =>
  (Math.imul(0x9e3779b1, 2 * i + 1) ^ Math.imul(0x85ebca6b, i + 7)) | 1;

const mix = (hash: number, i: number): number => {
  const first = Math.imul(hash ^ (hash >>> 15), multiplier(i));
  return (first ^ (first >>> 13)) >>> 0;
};

/**
 * Keys under which sets of words that resemble each other meet (MinHash in bands: Broder 1997; Leskovec, Rajaraman and
 * Ullman, ch. 3): 8 bands of 3 rows, so that two sets share a key with a chance of 0.99 when 4 of 5 words are common
 * and of 0.07 when 1 of 5 is. Time is linear in the number of words.
 */
export const bandsOf = (terms: readonly string[]): number[] => {
  const hashes = terms.map((term) => hashText(term));
  return Array.from({ length: N_BANDS }, (_, band) => {
    const least = Array.from({ length: ROWS }, (_unused, row) => {
      const i = band * ROWS + row;
      return hashes.reduce((min, hash) => Math.min(min, mix(hash, i)), 0xffffffff);
    });
    return band * 2 ** 40 + hashText(least.join(' ')) * 2 ** 8 + (hashText(least.join(','), 1) & 0xff);
  });
};

/** Common members ∕ all members of two sets without repeats; 0 when both are empty. */
export const jaccard = (a: readonly string[], b: readonly string[]): number => {
  const held = new Set(a);
  let common = 0;
  for (const term of b) if (held.has(term)) common++;
  const all = a.length + b.length - common;
  return all === 0 ? 0 : common / all;
};
