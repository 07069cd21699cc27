import {
  effectiveSize,
  meanSums,
  netScore,
  normalDifference,
  normalInterval,
  studentInterval,
  summariseScale,
  weightedMean,
} from '../../../api/stats/index.ts';
import { numbers, pair, toNumber, type CaseFiles, type ReferenceCase, type Topic } from '../case.ts';

const level = (of: ReferenceCase): number => (of.params?.['level'] as number | undefined) ?? 0.95;
const scores = (of: ReferenceCase, files: CaseFiles): number[] =>
  of.input
    ? (of.input['scores'] as (number | null)[]).flatMap((score) => score ?? [])
    : numbers(files.rows(of), String(of.params?.['variable']));
const onTen = (score: number): boolean => Number.isInteger(score) && score >= 0 && score <= 10;

const describeNps = (all: readonly number[], at: number) => {
  const valid = all.filter(onTen);
  const n = valid.length;
  if (n === 0) return { nps: null, se_n: null };
  const promoters = valid.filter((score) => score >= 9).length;
  const detractors = valid.filter((score) => score <= 6).length;
  const net = netScore(promoters / n, detractors / n, n);
  const nps = net && 100 * net.net;
  const seLess = net?.seNMinus1 ?? null;
  return {
    n,
    promoters,
    passives: n - promoters - detractors,
    detractors,
    nps,
    se_n: net && 100 * net.seN,
    se_n_minus_1: seLess === null ? null : 100 * seLess,
    ci_z_se_n: net && nps !== null ? pair(normalInterval(nps, 100 * net.seN, at)) : null,
    ci_t_se_n_minus_1:
      nps === null || seLess === null ? null : pair(studentInterval(nps, 100 * seLess, n - 1, at)),
  };
};

/** Weighted rows whose answer lies on the scale. */
const weightedRows = (
  of: ReferenceCase,
  files: CaseFiles,
  [low, high]: readonly [number, number],
): [number, number][] =>
  files.rows(of).flatMap((row): [number, number][] => {
    const score = toNumber(row[String(of.params?.['variable'])]);
    const weight = toNumber(row[String(of.params?.['weight'])]);
    return score === null || weight === null || score < low || score > high ? [] : [[score, weight]];
  });

const describeMean = (rows: readonly [number, number][], code: (score: number) => number, at: number) => {
  const sums = meanSums(rows.map(([score, weight]) => [code(score), weight] as const));
  const mean = weightedMean(sums, at);
  return {
    estimate: mean?.mean ?? null,
    se: mean?.se ?? null,
    ci_t_df_n_minus_1: pair(mean?.interval ?? null),
    sums,
  };
};

const promoterCode = (score: number): number => (score >= 9 ? 100 : score <= 6 ? -100 : 0);

/** Net promoter scores and scale summaries. */
export const nps: Topic = {
  adapters: {
    nps: (of, files) => describeNps(scores(of, files), level(of)),
    nps_weighted: (of, files) => {
      const rows = weightedRows(of, files, [0, 10]);
      const { estimate, se, ci_t_df_n_minus_1, sums } = describeMean(rows, promoterCode, level(of));
      return {
        n: rows.length,
        nps: estimate,
        se_taylor: se,
        ci_z: estimate === null || se === null ? null : pair(normalInterval(estimate, se, level(of))),
        ci_t_df_n_minus_1,
        kish_neff: effectiveSize(sums),
      };
    },
    nps_difference: (of, files) => {
      const { by, from, to, variable } = of.params as Record<string, string>;
      const rows = files.rows(of);
      const [first, second] = [from, to].map((group) =>
        describeNps(
          numbers(
            rows.filter((row) => row[String(by)] === group),
            String(variable),
          ),
          level(of),
        ),
      );
      const difference = normalDifference(
        { estimate: second?.nps ?? NaN, se: second?.se_n ?? NaN },
        { estimate: first?.nps ?? NaN, se: first?.se_n ?? NaN },
        level(of),
      );
      return { ...difference, ci: pair(difference.interval) };
    },
    scale_summary: (of, files) => {
      const summary = summariseScale(scores(of, files), of.params?.['scale'] as [number, number], level(of));
      return {
        n: summary?.n ?? null,
        mean: summary?.mean ?? null,
        sd: summary?.sd ?? null,
        se: summary?.se ?? null,
        ci_t: pair(summary?.meanInterval ?? null),
        top2: summary?.top2 ?? null,
        top2_wilson: pair(summary?.top2Interval ?? null),
        bottom2: summary?.bottom2 ?? null,
        net: summary?.net ?? null,
        net_se_n: summary?.netSeN ?? null,
        net_se_n_minus_1: summary?.netSeNMinus1 ?? null,
        median: summary?.median ?? null,
      };
    },
    scale_summary_weighted: (of, files) => {
      const [low, high] = of.params?.['scale'] as [number, number];
      const rows = weightedRows(of, files, [low, high]);
      const isTop = (score: number): number => (score >= high - 1 ? 1 : 0);
      const isBottom = (score: number): number => (score <= low + 1 ? 1 : 0);
      return {
        n: rows.length,
        mean: describeMean(rows, (score) => score, level(of)),
        top2: describeMean(rows, isTop, level(of)),
        net: describeMean(rows, (score) => isTop(score) - isBottom(score), level(of)),
      };
    },
  },
};
