/** How well scores of −1…1 tell two classes apart. Figures of the textbook definitions, kept apart from the product. */
export interface TwoClasses {
  readonly n: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly auc: number;
}

/** F1 of each class, each as important as the other; 0 where a class is never said. */
export const macroF1 = (truth: readonly string[], said: readonly string[]): number => {
  const classes = [...new Set(truth)].sort();
  const f1 = classes.map((name) => {
    let [hit, missed, wrong] = [0, 0, 0];
    for (const [i, is] of truth.entries())
      if (is === name && said[i] === name) hit++;
      else if (is === name) missed++;
      else if (said[i] === name) wrong++;
    return (2 * hit) / (2 * hit + missed + wrong);
  });
  return f1.reduce((a, b) => a + b, 0) / f1.length;
};

/**
 * The chance that a positive text scores higher than a negative one, ties counting half (Mann–Whitney, by ranks).
 */
export const auc = (cases: readonly { readonly score: number; readonly positive: boolean }[]): number => {
  const ordered = [...cases].sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let from = 0; from < ordered.length;) {
    let to = from;
    while (to < ordered.length && ordered[to]!.score === ordered[from]!.score) to++;
    for (let i = from; i < to; i++) if (ordered[i]!.positive) ranks += (from + 1 + to) / 2;
    from = to;
  }
  const n = ordered.filter(({ positive }) => positive).length;
  return (ranks - (n * (n + 1)) / 2) / (n * (ordered.length - n));
};

/** A score above nought is read as positive: there is no third answer in the labels. */
export const judge = (
  cases: readonly { readonly score: number; readonly positive: boolean }[],
): TwoClasses => {
  const name = (positive: boolean): string => (positive ? 'positive' : 'negative');
  const truth = cases.map(({ positive }) => name(positive));
  const said = cases.map(({ score }) => name(score > 0));
  return {
    n: cases.length,
    accuracy: truth.filter((each, i) => each === said[i]).length / cases.length,
    macroF1: macroF1(truth, said),
    auc: auc(cases),
  };
};
