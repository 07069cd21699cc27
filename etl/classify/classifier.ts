import { hashText } from '../terms/hash-text.ts';
import { familiesOf } from './families.ts';
import { scoreBayes, trainBayes, type Bayes, type LabelledText } from './naive-bayes.ts';
import { makeRules, matchRules, type IssueNode, type Rule } from './rules.ts';

/** What a text is about, as far as it can be told. */
export interface Classified {
  /** null: unclassified, rather than a wild guess. */
  readonly issue: string | null;
  /** 0–1: how often a guess as sure as this one was right on rows not learned from; for rules alone, a share of hits. */
  readonly confidence: number;
  /** What decided: declared words, what was learned, or nothing. */
  readonly by: 'rules' | 'learned' | null;
}

export interface Classifier {
  readonly issues: readonly string[];
  /** A guess less sure than this is none. */
  readonly threshold: number;
  classify(text: string): Classified;
}

/** Guesses that are given must be right at least so often on rows held out. */
const WANTED_PRECISION = 0.8;
const LOWEST_THRESHOLD = 0.3;
/** With fewer labelled rows nothing is learned and the rules stand alone. */
const MIN_LABELLED = 60;
const HELD_OUT_OF = 5;
const RULES_ONLY_THRESHOLD = 0.6;
const MOST_HELD_OUT = 4_000;

const SCALES = [0.5, 1, 2, 4, 8, 16, 32];
const BONUSES = [0, 1, 2, 4];

interface Model {
  readonly bayes: Bayes;
  readonly rules: readonly Rule[];
}
interface Tuning {
  /** What scores are multiplied by before they become shares. */
  readonly scale: number;
  /** What one word of a rule adds. */
  readonly bonus: number;
}

interface Evidence {
  readonly scores: Float64Array | null;
  readonly hits: ReadonlyMap<string, number>;
}
const evidenceOf = ({ bayes, rules }: Model, text: string): Evidence => ({
  scores: scoreBayes(bayes, text),
  hits: matchRules(rules, text),
});

/** Shares of belief per class (softmax of scaled scores and hits); null when nothing speaks for anything. */
const beliefs = (classes: readonly string[], { scores, hits }: Evidence, tuning: Tuning): number[] | null => {
  if (!scores && (hits.size === 0 || tuning.bonus === 0)) return null;
  const logits = classes.map(
    (name, i) => (scores?.[i] ?? 0) * tuning.scale + (hits.get(name) ?? 0) * tuning.bonus,
  );
  const top = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
};

const best = (shares: readonly number[]): number =>
  shares.reduce((at, share, i) => (share > shares[at]! ? i : at), 0);

interface HeldOut {
  readonly evidence: Evidence;
  readonly truth: number;
}

/** Scale and bonus under which the truth of held-out rows is least surprising. */
const tune = (classes: readonly string[], rows: readonly HeldOut[]): Tuning => {
  let found: { tuning: Tuning; surprise: number } | null = null;
  for (const scale of SCALES)
    for (const bonus of BONUSES) {
      const tuning = { scale, bonus };
      let surprise = 0;
      for (const { evidence, truth } of rows)
        surprise -= Math.log(
          Math.max(1e-9, beliefs(classes, evidence, tuning)?.[truth] ?? 1 / classes.length),
        );
      if (!found || surprise < found.surprise) found = { tuning, surprise };
    }
  return found!.tuning;
};

/** The lowest confidence from which on guesses are right often enough. */
const findThreshold = (classes: readonly string[], rows: readonly HeldOut[], tuning: Tuning): number => {
  const guesses = rows
    .flatMap(({ evidence, truth }) => {
      const shares = beliefs(classes, evidence, tuning);
      return shares ? [{ sure: shares[best(shares)]!, right: best(shares) === truth }] : [];
    })
    .sort((a, b) => b.sure - a.sure);
  let [right, threshold] = [0, 1];
  for (const [i, guess] of guesses.entries()) {
    if (guess.right) right++;
    if (right / (i + 1) >= WANTED_PRECISION) threshold = guess.sure;
  }
  return Math.max(LOWEST_THRESHOLD, threshold);
};

const rulesOnly = (rules: readonly Rule[]): Classifier => ({
  issues: rules.map(({ issue }) => issue),
  threshold: RULES_ONLY_THRESHOLD,
  classify(text) {
    const hits = [...matchRules(rules, text)].sort((a, b) => b[1] - a[1]);
    const all = hits.reduce((sum, [, n]) => sum + n, 0);
    const [top] = hits;
    const confidence = top ? top[1] / (all + 0.5) : 0;
    return top && confidence >= RULES_ONLY_THRESHOLD
      ? { issue: top[0], confidence, by: 'rules' }
      : { issue: null, confidence, by: null };
  },
});

/**
 * A classifier from a tree and the rows that have an issue of it. Families of texts are divided by a hash, so that
 * the same rows always give the same classifier; about a fifth of them tunes it, then all are learned.
 */
export const makeClassifier = (
  nodes: readonly IssueNode[],
  labelled: readonly LabelledText[],
): Classifier => {
  const rules = makeRules(nodes);
  const known = new Set(nodes.map(({ value }) => value));
  const usable = labelled.filter(({ issue }) => known.has(issue));
  const families = familiesOf(usable);
  const isHeldOut = (i: number): boolean => hashText(families[i]!) % HELD_OUT_OF === 0;
  const learned = usable.filter((_, i) => !isHeldOut(i));
  if (usable.length < MIN_LABELLED || new Set(learned.map(({ issue }) => issue)).size < 2)
    return rulesOnly(rules);

  const trial: Model = { bayes: trainBayes(learned), rules };
  const rows = usable
    .filter((_, i) => isHeldOut(i))
    .slice(0, MOST_HELD_OUT)
    .flatMap(({ text, issue }): HeldOut[] => {
      const truth = trial.bayes.classes.indexOf(issue);
      return truth < 0 ? [] : [{ evidence: evidenceOf(trial, text), truth }];
    });
  const tuning = tune(trial.bayes.classes, rows);
  const threshold = findThreshold(trial.bayes.classes, rows, tuning);
  const model: Model = { bayes: trainBayes(usable), rules };
  const { classes } = model.bayes;
  return {
    issues: classes,
    threshold,
    classify(text) {
      const evidence = evidenceOf(model, text);
      const shares = beliefs(classes, evidence, tuning);
      if (!shares) return { issue: null, confidence: 0, by: null };
      const at = best(shares);
      const confidence = shares[at]!;
      if (confidence < threshold) return { issue: null, confidence, by: null };
      return { issue: classes[at]!, confidence, by: evidence.scores ? 'learned' : 'rules' };
    },
  };
};
