/** A comment as far as it matters for choosing: its words, each once, and how often the same was said. */
export interface Candidate {
  readonly terms: readonly string[];
  /** Characters of the text. */
  readonly length: number;
  readonly nSaid: number;
}

/** Words of a text that are not counted against it: so short a text is not typical for having few. */
const ALLOWANCE = 5;
/** Texts of a length that is read at a glance; others are taken when there is nothing better. */
const READABLE = { from: 12, to: 400 };
const LESS_READABLE = 0.6;

const sharesOf = (candidates: readonly Candidate[]): Map<string, number> => {
  const shares = new Map<string, number>();
  for (const { terms } of candidates)
    for (const term of terms) shares.set(term, (shares.get(term) ?? 0) + 1 / candidates.length);
  return shares;
};

/**
 * Chooses the comments that stand for many: those whose words most others use too and which were said often, each next
 * one for the words that the ones before it do not have (greedy weighted coverage, as Lin and Bilmes 2011: the weight of a
 * word is the share of comments with it, a text divides what it adds by the root of its length). Candidates are
 * wordings: copies of one belong into its `nSaid`. The same candidates in the same order always give the same choice.
 * @param most how many at most.
 * @returns the chosen ones, the most typical first.
 */
export const chooseRepresentatives = <C extends Candidate>(candidates: readonly C[], most: number): C[] => {
  const shares = sharesOf(candidates);
  const shown = new Set<string>();
  const gainOf = ({ terms, length, nSaid }: C): number => {
    const added = terms.reduce((sum, term) => sum + (shown.has(term) ? 0 : shares.get(term)!), 0);
    const readable = length >= READABLE.from && length <= READABLE.to ? 1 : LESS_READABLE;
    return (added / Math.sqrt(terms.length + ALLOWANCE)) * (1 + Math.log(nSaid)) * readable;
  };
  const left = new Set(candidates);
  const chosen: C[] = [];
  while (chosen.length < most && left.size > 0) {
    let best: { candidate: C; gain: number } | null = null;
    for (const candidate of left) {
      const gain = gainOf(candidate);
      if (!best || gain > best.gain) best = { candidate, gain };
    }
    if (!best) break;
    left.delete(best.candidate);
    chosen.push(best.candidate);
    for (const term of best.candidate.terms) shown.add(term);
  }
  return chosen;
};
