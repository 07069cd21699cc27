import { wordsOf } from '../terms/words-of.ts';
import { TOPICS } from './topics/index.ts';

/** An issue of a tree, at the level that is being told apart. */
export interface IssueNode {
  readonly value: string;
  readonly en: string;
  readonly zh: string;
}

/** The words that speak for one issue. */
export interface Rule {
  readonly issue: string;
  /** Phrases of Latin words, each with a space on both sides. */
  readonly phrases: readonly string[];
  readonly characters: readonly string[];
  /** Its names, as words: a name speaks for it where all its words are said. */
  readonly names: readonly (readonly string[])[];
}

/** How many words of a rule count: a text that says everything twice is not twice as sure. */
const MOST_HITS = 3;
/** Its whole name is worth so many words. */
const NAME_HITS = 2;

const phrase = (text: string): string => ` ${wordsOf(text).join(' ')} `;
const HAN = /[\u3400-\u9fff]/;

/** A topic belongs to an issue whose name has one of its names at the beginning of a word, in either language. */
const belongs = (node: IssueNode, names: readonly string[]): boolean => {
  const en = ` ${node.en.toLowerCase()} ${node.value.toLowerCase()}`;
  return names.some((name) =>
    HAN.test(name) ? `${node.zh}${node.value}`.includes(name) : en.includes(` ${name}`),
  );
};

/** Rules of a tree's issues: the words of their topics, and their own names. */
export const makeRules = (nodes: readonly IssueNode[]): Rule[] =>
  nodes.map((node) => {
    const topics = TOPICS.filter(({ names }) => belongs(node, names));
    const all = topics.flatMap(({ en, zh }) => [...en, ...zh]);
    const names = [node.en, node.zh, node.value].map((name) => [...new Set(wordsOf(name))]);
    return {
      issue: node.value,
      phrases: [...new Set(all.filter((word) => !HAN.test(word)).map(phrase))].filter(
        (each) => each.trim() !== '',
      ),
      characters: [...new Set(all.filter((word) => HAN.test(word)))],
      names: names.filter((name) => name.length > 0),
    };
  });

/** Per issue how many of its words a text holds, 0 to 3; issues without any are left out. */
export const matchRules = (rules: readonly Rule[], text: string): Map<string, number> => {
  const words = wordsOf(text);
  const latin = ` ${words.join(' ')} `;
  const said = new Set(words);
  const hits = new Map<string, number>();
  for (const { issue, phrases, characters, names } of rules) {
    let n = 0;
    for (const each of phrases) if (latin.includes(each)) n++;
    for (const each of characters) if (text.includes(each)) n++;
    if (names.some((name) => name.every((word) => said.has(word)))) n += NAME_HITS;
    if (n > 0) hits.set(issue, Math.min(MOST_HITS, n));
  }
  return hits;
};
