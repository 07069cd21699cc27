import { featuresOf } from './features.ts';

/** A text somebody has given its issue. */
export interface LabelledText {
  readonly text: string;
  readonly issue: string;
  /** What it counts for; a correction counts for more than a row. */
  readonly weight?: number;
}

/** Weights per feature, one for each class, and how rare the feature is. */
export interface Bayes {
  readonly classes: readonly string[];
  readonly features: ReadonlyMap<string, { readonly idf: number; readonly weights: Float64Array }>;
}

const SMOOTHING = 0.1;
const MANY = 1_000;

/**
 * Complement naive Bayes with normalised weights (Rennie, Shih, Teevan and Karger 2003): each class is told by how
 * unlike all the others a text is, which is fairer to rare classes than the classes' own counts.
 */
export const trainBayes = (labelled: readonly LabelledText[]): Bayes => {
  const classes = [...new Set(labelled.map(({ issue }) => issue))].sort();
  const place = new Map(classes.map((name, i) => [name, i]));
  const counts = new Map<string, Float64Array>();
  const holders = new Map<string, number>();
  const totals = new Float64Array(classes.length);
  for (const { text, issue, weight = 1 } of labelled) {
    const at = place.get(issue)!;
    for (const [feature, n] of featuresOf(text)) {
      const held = counts.get(feature) ?? new Float64Array(classes.length);
      const said = Math.log1p(n) * weight;
      held[at]! += said;
      totals[at]! += said;
      counts.set(feature, held);
      holders.set(feature, (holders.get(feature) ?? 0) + 1);
    }
  }
  // What stands in one of many texts tells nothing of others, and is most of all features.
  if (labelled.length > MANY)
    for (const [feature, n] of holders)
      if (n < 2) {
        counts.get(feature)!.forEach((said, i) => (totals[i]! -= said));
        counts.delete(feature);
      }
  const all = totals.reduce((a, b) => a + b, 0);
  const norms = new Float64Array(classes.length);
  const features = new Map<string, { idf: number; weights: Float64Array }>();
  for (const [feature, held] of counts) {
    const sum = held.reduce((a, b) => a + b, 0);
    const weights = held.map((own, i) =>
      Math.log((sum - own + SMOOTHING) / (all - totals[i]! + SMOOTHING * counts.size)),
    );
    for (let i = 0; i < weights.length; i++) norms[i]! += Math.abs(weights[i]!);
    features.set(feature, { idf: Math.log((labelled.length + 1) / holders.get(feature)!), weights });
  }
  for (const { weights } of features.values())
    for (let i = 0; i < weights.length; i++) weights[i]! *= -counts.size / norms[i]!;
  return { classes, features };
};

/** How much a text is of each class, higher for more; null when it holds nothing that has been learned. */
export const scoreBayes = ({ classes, features }: Bayes, text: string): Float64Array | null => {
  const scores = new Float64Array(classes.length);
  let length = 0;
  for (const [feature, n] of featuresOf(text)) {
    const held = features.get(feature);
    if (!held) continue;
    const said = Math.log1p(n) * held.idf;
    length += said * said;
    for (let i = 0; i < scores.length; i++) scores[i]! += said * held.weights[i]!;
  }
  if (length === 0) return null;
  const norm = Math.sqrt(length);
  return scores.map((score) => score / norm);
};
