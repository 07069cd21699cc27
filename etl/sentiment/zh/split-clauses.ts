export interface Clause {
  readonly words: readonly string[];
  /** Nothing of the sentence follows. */
  readonly endsSentence: boolean;
}

const STOPS = new Set('。！!？?；;\n…');
const PAUSES = new Set('，,：:、（）()【】[]“”"‘’「」『』《》<>~～—\t\r 　');

type Break = 'stop' | 'pause' | null;

/** A dot between digits is within a word, several dots are a pause, and a dot behind Latin letters ends a sentence. */
const breakOf = (word: string): Break => {
  const first = word[0]!;
  if (STOPS.has(first)) return 'stop';
  if (PAUSES.has(first) || word === '..') return 'pause';
  return word === '.' ? 'stop' : null;
};

/** The words of a text by clause, punctuation left out; clauses without words are none. */
export const splitClauses = (words: readonly string[]): Clause[] => {
  const clauses: Clause[] = [];
  let clause: string[] = [];
  const take = (endsSentence: boolean): void => {
    const last = clauses.length - 1;
    if (clause.length > 0) clauses.push({ words: clause, endsSentence });
    else if (endsSentence && last >= 0 && !clauses[last]!.endsSentence)
      clauses[last] = { words: clauses[last]!.words, endsSentence };
    clause = [];
  };
  for (const word of words) {
    const found = breakOf(word);
    if (found === null) clause.push(word);
    else take(found === 'stop');
    if (found === null && word.length > 1 && word.endsWith('.')) take(true);
  }
  take(true);
  return clauses;
};
