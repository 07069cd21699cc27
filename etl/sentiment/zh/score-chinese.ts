import { CONCESSIONS, SUMMARIES, TURNS } from '../lexicon-zh/modifiers.ts';
import { simplify } from '../lexicon-zh/traditional.ts';
import {
  AFTER_BUT,
  BEFORE_BUT,
  EXCLAMATION,
  MANY_QUESTIONS,
  MAX_EXCLAMATIONS,
  QUESTION,
} from '../vader/constants.ts';
import { scoreClause } from './score-clause.ts';
import { segment } from './segment.ts';
import { splitClauses } from './split-clauses.ts';

/** A clause that sums up says as much as two. */
const SUMMARY = 2;
/** How many words a clause may begin with before the one that says what it is to the others. */
const OPENING = 2;

interface Scored {
  readonly sum: number;
  weight: number;
}

const opensWith = (words: readonly string[], list: ReadonlySet<string>): boolean =>
  words.slice(0, OPENING).some((word) => list.has(word));

/** Weighs the clauses of a sentence: what is granted counts half, what follows a turn half as much again. */
const weigh = (sentence: Scored[], words: readonly string[], sum: number, turned: boolean): boolean => {
  const turns = opensWith(words, TURNS);
  if (turns) for (const clause of sentence) clause.weight = Math.min(clause.weight, BEFORE_BUT);
  const weight = turns || turned ? AFTER_BUT : opensWith(words, CONCESSIONS) ? BEFORE_BUT : 1;
  sentence.push({ sum, weight: opensWith(words, SUMMARIES) ? Math.max(SUMMARY, weight) : weight });
  return turns || turned;
};

const emphasis = (text: string): number => {
  let [exclaimed, asked] = [0, 0];
  for (const character of text)
    if (character === '！' || character === '!') exclaimed++;
    else if (character === '？' || character === '?') asked++;
  const questions = asked > 3 ? MANY_QUESTIONS : asked > 1 ? asked * QUESTION : 0;
  return Math.min(exclaimed, MAX_EXCLAMATIONS) * EXCLAMATION + questions;
};

/**
 * The sum of valences of a Chinese text: words of the project's lexicon, turned by negation and degree within their
 * clause, clauses weighed within their sentence. Linear in the length of the text.
 */
export const sumChinese = (original: string): number => {
  const text = simplify(original);
  let total = 0;
  let sentence: Scored[] = [];
  let [turned, wished] = [false, false];
  const endSentence = (): void => {
    for (const { sum, weight } of sentence) total += sum * weight;
    sentence = [];
    [turned, wished] = [false, false];
  };
  for (const { words, endsSentence } of splitClauses(segment(text))) {
    const scored = scoreClause(words, wished);
    wished = scored.wished;
    turned = weigh(sentence, words, scored.sum, turned);
    if (endsSentence) endSentence();
  }
  endSentence();
  return total > 0 ? total + emphasis(text) : total < 0 ? total - emphasis(text) : 0;
};
