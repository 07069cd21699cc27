import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { StatisticsError } from './interval.ts';

export type Adjustment = 'BH' | 'BY' | 'holm' | 'hochberg' | 'bonferroni';

const cap = (p: number): number => Math.min(1, p);

/** Running extreme of `scaled` over the ranks, from the smallest p upwards (Holm) or from the largest down (Hochberg). */
const stepwise = (p: readonly number[], upwards: boolean): number[] => {
  const order = p.map((_, i) => i).sort((a, b) => ((p[a] as number) - (p[b] as number)) * (upwards ? 1 : -1));
  const adjusted = new Array<number>(p.length);
  let held = upwards ? 0 : 1;
  order.forEach((index, position) => {
    const scaled = cap((p[index] as number) * (upwards ? p.length - position : position + 1));
    held = upwards ? Math.max(held, scaled) : Math.min(held, scaled);
    adjusted[index] = held;
  });
  return adjusted;
};

const METHODS: Readonly<Record<Adjustment, (p: readonly number[]) => number[]>> = {
  BH: benjaminiHochberg,
  BY: (p) => {
    const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
    return benjaminiHochberg(p.map((each) => each * harmonic));
  },
  holm: (p) => stepwise(p, true),
  hochberg: (p) => stepwise(p, false),
  bonferroni: (p) => p.map((each) => cap(each * p.length)),
};

/**
 * p values adjusted for their number: false discovery rate (Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001 under
 * any dependence) or family-wise error (Holm 1979, Hochberg 1988, Bonferroni). A null was not tested: it stays null and
 * is not counted.
 * @throws StatisticsError for a p outside [0, 1].
 */
export const adjustP = (p: readonly (number | null)[], method: Adjustment): (number | null)[] => {
  const tested = p.filter((each) => each !== null);
  for (const each of tested)
    if (!(each >= 0 && each <= 1)) throw new StatisticsError(`${each} is no p value`);
  const adjusted = METHODS[method](tested).values();
  return p.map((each) => (each === null ? null : (adjusted.next().value ?? null)));
};
