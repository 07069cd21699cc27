import type { CompositeRate } from './declared.ts';
import { estimateShare, type Cut } from './estimate-cases.ts';
import { LEVEL, nothing, type Estimate } from './estimate.ts';
import type { OutcomeCells, OutcomePattern } from './outcome-cells.ts';
import { clip, netScore, normalInterval } from '../stats/index.ts';

interface Counted {
  readonly pattern: OutcomePattern;
  readonly n: number;
}

const inOrder = (cells: OutcomeCells): Counted[] =>
  [...cells.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);

const count = (cells: readonly Counted[], is: (pattern: OutcomePattern) => boolean): number =>
  cells.reduce((sum, { pattern, n }) => sum + (is(pattern) ? n : 0), 0);

const satisfied = (pattern: OutcomePattern, cut: Cut): boolean | null =>
  cut === 'official' ? pattern.is_satisfied_official : pattern.is_satisfied;

/**
 * A step of closed → confirmed fixed → satisfied, over closed cases that said whether it is solved. The second step
 * leaves out the fixed ones without an opinion, so that it is never above the first.
 */
export const estimateFunnelStep = (cells: OutcomeCells, step: 'fixed' | 'satisfied', cut: Cut): Estimate => {
  const said = inOrder(cells).filter(({ pattern }) => pattern.state !== 'open' && pattern.resolved !== null);
  if (step === 'fixed')
    return estimateShare(
      count(said, (pattern) => pattern.resolved === true),
      count(said, () => true),
    );
  return estimateShare(
    count(said, (pattern) => pattern.resolved === true && satisfied(pattern, cut) === true),
    count(said, (pattern) => pattern.resolved === false || satisfied(pattern, cut) !== null),
  );
};

const ANSWER: Readonly<Record<CompositeRate, (pattern: OutcomePattern, cut: Cut) => boolean | null>> = {
  response_rate: (pattern) => pattern.contacted,
  resolution_rate: (pattern) => pattern.resolved,
  satisfaction_rate: satisfied,
};

/** A composite with what every case adds to its error. */
interface Composite {
  readonly value: number;
  readonly n: number;
  influence(pattern: OutcomePattern): number;
}

const compose = (
  cells: readonly Counted[],
  shares: Readonly<Record<string, number>>,
  cut: Cut,
): Composite | null => {
  const parts = (Object.entries(shares) as [CompositeRate, number][])
    .filter(([, share]) => share > 0)
    .map(([id, share]) => {
      const answer = (pattern: OutcomePattern): boolean | null => ANSWER[id](pattern, cut);
      const n = count(cells, (pattern) => answer(pattern) !== null);
      return { answer, share, n, rate: count(cells, (pattern) => answer(pattern) === true) / n };
    });
  if (parts.some(({ n }) => n === 0)) return null;
  return {
    value: parts.reduce((sum, { share, rate }) => sum + share * rate, 0),
    n: Math.min(...parts.map(({ n }) => n)),
    influence: (pattern) =>
      parts.reduce((sum, { answer, share, n, rate }) => {
        const said = answer(pattern);
        return said === null ? sum : sum + (share * ((said ? 1 : 0) - rate)) / n;
      }, 0),
  };
};

/** Root of the summed squares of what each case adds, with n/(n − 1) over the cases that add anything. */
const linearisedError = (
  cells: readonly Counted[],
  influence: (pattern: OutcomePattern) => number,
  n: number,
): number | null =>
  n < 2
    ? null
    : Math.sqrt((n / (n - 1)) * cells.reduce((sum, cell) => sum + cell.n * influence(cell.pattern) ** 2, 0));

const withError = (
  value: number,
  se: number | null,
  n: number,
  range: readonly [number, number],
): Estimate => ({
  value,
  ...(se === null
    ? { lower: null, upper: null }
    : clip(normalInterval(value, se, LEVEL), range[0], range[1])),
  method: 'linearised',
  n,
  nEff: n,
  se,
  flags: [],
});

/** The composite of the three rates; @returns nothing when a rate with weight was not observed. */
export const estimateComposite = (
  cells: OutcomeCells,
  shares: Readonly<Record<string, number>>,
  cut: Cut,
): Estimate => {
  const all = inOrder(cells);
  const composite = compose(all, shares, cut);
  if (!composite) return nothing();
  return withError(
    composite.value,
    linearisedError(all, composite.influence, composite.n),
    composite.n,
    [0, 1],
  );
};

/** The composite on all cases minus on assessed ones, −100–100; both rest on the same cases, and the error knows it. */
export const estimateExclusionGap = (
  cells: OutcomeCells,
  shares: Readonly<Record<string, number>>,
  cut: Cut,
): Estimate => {
  const all = inOrder(cells);
  const assessed = all.filter(({ pattern }) => pattern.is_assessed);
  const [whole, part] = [compose(all, shares, cut), compose(assessed, shares, cut)];
  if (!whole || !part) return nothing();
  const influence = (pattern: OutcomePattern): number =>
    100 * (whole.influence(pattern) - (pattern.is_assessed ? part.influence(pattern) : 0));
  const excluded = count(all, (pattern) => !pattern.is_assessed) / count(all, () => true);
  return {
    ...withError(
      100 * (whole.value - part.value),
      linearisedError(all, influence, part.n),
      part.n,
      [-100, 100],
    ),
    beside: { excluded_share: excluded },
  };
};

/** Final minus first satisfaction of the same cases, −100–100, with the mean number of follow-ups. */
export const estimateRevisionGap = (cells: OutcomeCells): Estimate => {
  const both = inOrder(cells).filter(
    ({ pattern }) => pattern.is_satisfied !== null && pattern.is_first_satisfied !== null,
  );
  const n = count(both, () => true);
  const up = count(both, (pattern) => pattern.is_satisfied === true && pattern.is_first_satisfied === false);
  const down = count(
    both,
    (pattern) => pattern.is_satisfied === false && pattern.is_first_satisfied === true,
  );
  const score = netScore(up / n, down / n, n);
  if (!score) return nothing();
  const asked = both.filter(({ pattern }) => pattern.n_follow_ups !== null);
  const nAsked = count(asked, () => true);
  const times = asked.reduce((sum, { pattern, n: cases }) => sum + cases * (pattern.n_follow_ups ?? 0), 0);
  return {
    value: 100 * score.net,
    ...clip(normalInterval(100 * score.net, 100 * score.seN, LEVEL), -100, 100),
    method: 'net_n',
    n,
    nEff: n,
    se: 100 * score.seN,
    flags: [],
    beside: { mean_follow_ups: nAsked > 0 ? times / nAsked : null },
  };
};
