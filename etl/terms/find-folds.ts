import { bandsOf, jaccard } from './bands.ts';
import { wideHash } from './hash-text.ts';
import { plainWording } from './plain-wording.ts';
import { wordsOf } from './words-of.ts';

/** A wording with fewer words is said by many people of themselves: only the same letters are the same. */
export const COPIED_FROM = 6;
/** Leaders that one band leads to: a template with a thousand fillings must not be compared with all of them. */
const MOST_IN_BAND = 40;
/** Wordings that share so many of their words say the same. */
const SAME = 0.8;

/** The first of a kind: what later wordings are compared with. */
export interface Leader {
  readonly fold: number;
  readonly terms: readonly string[];
}

/** What a text was read as: its words, each once, and where a near-duplicate of it would be found. */
export interface ReadWording {
  readonly fold: number;
  readonly terms: readonly string[];
  /** Empty for a wording too short to be compared. */
  readonly bands: readonly number[];
}

/** Reads a text alone; near-duplicates are found by `joinFolds`. Time is linear in its length. */
export const readWording = (text: string): ReadWording => {
  const terms = [...new Set(wordsOf(text))];
  return {
    fold: wideHash(plainWording(text)),
    terms,
    bands: terms.length < COPIED_FROM ? [] : bandsOf(terms),
  };
};

/** Leaders by the bands under which they are found. */
export type Leaders = Map<number, Leader[]>;

const findLeader = ({ fold, terms, bands }: ReadWording, leaders: Leaders): Leader | null => {
  let best: { leader: Leader; similarity: number } | null = null;
  const seen = new Set<number>();
  for (const band of bands)
    for (const leader of leaders.get(band) ?? []) {
      if (leader.fold === fold) return leader;
      if (seen.has(leader.fold)) continue;
      seen.add(leader.fold);
      const similarity = jaccard(leader.terms, terms);
      if (similarity >= SAME && similarity > (best?.similarity ?? 0)) best = { leader, similarity };
    }
  return best?.leader ?? null;
};

/**
 * Gives every wording its fold, in order: that of the most similar leader, else it leads itself and joins `leaders`.
 * @returns the folds, and the wordings that lead from now on, with the bands that lead to them.
 */
export const joinFolds = (
  wordings: readonly ReadWording[],
  leaders: Leaders,
): { readonly folds: number[]; readonly led: ReadWording[] } => {
  const led: ReadWording[] = [];
  const folds = wordings.map((wording) => {
    const leader = findLeader(wording, leaders);
    if (leader) return leader.fold;
    if (wording.bands.length === 0) return wording.fold;
    const open = wording.bands.filter((band) => (leaders.get(band)?.length ?? 0) < MOST_IN_BAND);
    for (const band of open) leaders.set(band, [...(leaders.get(band) ?? []), wording]);
    led.push({ ...wording, bands: open });
    return wording.fold;
  });
  return { folds, led };
};
