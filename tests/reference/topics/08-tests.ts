import {
  adjustP,
  chiSquareGoodnessOfFit,
  chiSquareIndependence,
  cochranArmitage,
  fisherExact,
  kruskalWallis,
  mannKendall,
  mannWhitney,
  mcnemar,
  meanSums,
  poissonInterval,
  poissonRatio,
  poissonRatioP,
  poissonTestP,
  seasonalMannKendall,
  theilSen,
  twoProportionTest,
  welchDifference,
} from '../../../api/stats/index.ts';
import { pair, type ReferenceCase, type Topic } from '../case.ts';

const list = (of: ReferenceCase, name: string): number[] => of.input?.[name] as number[];
const one = (of: ReferenceCase, name: string): number => of.input?.[name] as number;
const table = (of: ReferenceCase): number[][] => of.input?.['table'] as number[][];
const sumsOf = (values: readonly number[]) => meanSums(values.map((value) => [value, 1] as const));

const compareTwo = (a: readonly number[], b: readonly number[]) => {
  const ranks = mannWhitney(a, b);
  const means = welchDifference(sumsOf(a), sumsOf(b), 0.95);
  return {
    mann_whitney: ranks && { W: ranks.w, p: ranks.p, p_continuity: ranks.pCorrected },
    welch: means && { t: means.t, df: means.df, p: means.p, ci95: pair(means.interval) },
  };
};

/** Tests of difference and trend. */
export const tests: Topic = {
  tolerances: {
    // The case's note: R finds the odds ratio by a search that stops early.
    two_proportion_test: { fisher_conditional_or: { rel: 1e-3, abs: 1e-3 } },
  },
  adapters: {
    p_adjust: (of) => {
      const p = of.input?.['p'] as (number | null)[];
      return Object.fromEntries(
        (['BH', 'holm', 'bonferroni', 'hochberg', 'BY'] as const).map((method) => [
          method,
          adjustP(p, method),
        ]),
      );
    },
    mann_kendall_theil_sen: (of) => {
      const [x, y] = [list(of, 'x'), list(of, 'y')];
      const trend = mannKendall(y);
      const line = theilSen(x, y, of.params?.['level'] as number);
      return {
        S: trend.s,
        var_S: trend.variance,
        tau_b: trend.tauB,
        z: trend.z,
        p: trend.p,
        z_continuity: trend.zCorrected,
        p_continuity: trend.pCorrected,
        p_exact: trend.pExact,
        slope: line.slope,
        intercept_median: line.intercept,
        slope_ci: pair(line.interval),
      };
    },
    seasonal_mann_kendall: (of) => {
      const trend = seasonalMannKendall(list(of, 'y'), of.params?.['period'] as number);
      return { S: trend.s, var_S: trend.variance, z_continuity: trend.zCorrected, p: trend.p };
    },
    two_proportion_test: (of) => {
      const [[x1, x2], [n1, n2]] = [list(of, 'x'), list(of, 'n')] as [[number, number], [number, number]];
      const test = twoProportionTest(x1, n1, x2, n2, one(of, 'level'));
      const fisher = fisherExact(x1, n1, x2, n2);
      return {
        difference: test?.difference,
        z_pooled: test?.z,
        chisq: test?.chiSquare,
        p: test?.p,
        ci_wald: pair(test?.interval ?? null),
        chisq_yates: test?.chiSquareYates,
        p_yates: test?.pYates,
        ci_wald_cc: pair(test?.intervalYates ?? null),
        fisher_p: fisher?.p,
        fisher_conditional_or: fisher?.oddsRatio,
      };
    },
    chisq_independence: (of) => {
      const test = chiSquareIndependence(table(of));
      return {
        chisq: test.chiSquare,
        df: test.df,
        p: test.p,
        expected: test.expected,
        std_residuals: test.standardisedResiduals,
        cramers_v: test.cramersV,
        chisq_yates: test.yates?.chiSquare,
        p_yates: test.yates?.p,
      };
    },
    chisq_goodness_of_fit: (of) => {
      const { chiSquare, df, p } = chiSquareGoodnessOfFit(list(of, 'x'), list(of, 'p'));
      return { chisq: chiSquare, df, p };
    },
    poisson_one: (of) => {
      const [x, exposure] = [one(of, 'x'), one(of, 'T')];
      const { lower, upper } = poissonInterval(x, one(of, 'level'));
      return {
        rate: x / exposure,
        p: poissonTestP(x, one(of, 'r') * exposure),
        ci: [lower / exposure, upper / exposure],
      };
    },
    poisson_two: (of) => {
      const [[x1, x2], [t1, t2]] = [list(of, 'x'), list(of, 'T')] as [[number, number], [number, number]];
      const ratio = poissonRatio(x1, x2, t1, t2, one(of, 'level'));
      return {
        rate_ratio: ratio?.ratio,
        p: poissonRatioP(x1, x2, one(of, 'r') * t1, t2),
        ci: pair(ratio?.interval ?? null),
      };
    },
    cochran_armitage: (of) => {
      const test = cochranArmitage(list(of, 'x'), list(of, 'n'), list(of, 'scores'));
      return { chisq: test?.chiSquare, z: test?.z, p: test?.p, chisq_n_minus_1: test?.chiSquareMantel };
    },
    rank_and_welch_tests: (of) => {
      const groups = of.input?.['groups'] as number[][];
      const test = kruskalWallis(groups);
      const [a, b] = groups;
      return {
        kruskal: test && { H: test.h, df: test.df, p: test.p },
        ...(a && b && groups.length === 2 ? compareTwo(a, b) : {}),
      };
    },
    mcnemar: (of) => {
      const [[, oneWay], [back]] = table(of) as [[number, number], [number, number]];
      const test = mcnemar(oneWay, back);
      return {
        chisq: test?.chiSquare,
        p: test?.p,
        chisq_cc: test?.chiSquareCorrected,
        p_cc: test?.pCorrected,
        p_exact: test?.pExact,
      };
    },
  },
};
