import {
  designDegrees,
  designEffect,
  effectiveSize,
  normalInterval,
  raoScottTest,
  surveyDesign,
  surveyDifference,
  surveyDistribution,
  surveyDomainMeans,
  surveyMean,
  surveyRatio,
  surveyShare,
  surveyTotal,
  type LonelyRule,
  type SurveyDesign,
  type WaldTest,
} from '../../../api/stats/index.ts';
import { pair, toNumber, type CaseFiles, type ReferenceCase, type Row, type Topic } from '../case.ts';

const LEVEL = 0.95;
const param = (of: ReferenceCase, name: string): string => String(of.params?.[name]);
const texts = (rows: readonly Row[], column: string): (string | null)[] =>
  rows.map((row) => row[column] || null);
const answers = (rows: readonly Row[], column: string): (number | null)[] =>
  rows.map((row) => toNumber(row[column]));

const read = (of: ReferenceCase, files: CaseFiles): { rows: Row[]; design: SurveyDesign } => {
  const rows = files.rows(of);
  const optional = (name: string): string | undefined => of.params?.[name] as string | undefined;
  const column = (name: string): string[] => rows.map((row) => row[name] ?? '');
  const [strata, ids, fpc] = [optional('strata'), optional('ids'), optional('fpc')];
  const rule = optional('lonely') ?? 'fail';
  const design = surveyDesign({
    weights: column(param(of, 'weights')).map(Number),
    ...(strata ? { strata: column(strata) } : {}),
    ...(ids ? { clusters: column(ids) } : {}),
    ...(fpc ? { population: column(fpc).map(Number) } : {}),
    clustersAreNested: of.params?.['nest'] === true,
    lonely: rule === 'fail' ? 'refuse' : (rule as LonelyRule),
  });
  return { rows, design };
};

const describeWald = (test: WaldTest | null) =>
  test && { statistic: test.statistic, parameter: [test.df1, test.df2], p: test.p };

/** Estimates and tests of samples with a design. */
export const survey: Topic = {
  adapters: {
    design: (of, files) => {
      const { design } = read(of, files);
      const n = design.weights.length;
      const [w, w2] = [1, 2].map((power) => design.weights.reduce((all, each) => all + each ** power, 0)) as [
        number,
        number,
      ];
      const nEff = effectiveSize({ w, w2 });
      return { n, df: designDegrees(design), sum_weights: w, kish_neff: nEff, kish_deff: n / nEff };
    },
    svymean: (of, files) => {
      const { rows, design } = read(of, files);
      const y = answers(rows, param(of, 'variable'));
      const mean = surveyMean(design, y, LEVEL);
      const effect = designEffect(design, y);
      return {
        mean: mean?.mean,
        se: mean?.se,
        deff_wor: effect?.withoutReplacement,
        deff_wr: effect?.withReplacement,
        ci95_z: mean && pair(normalInterval(mean.mean, mean.se, LEVEL)),
        ci95_t: mean && pair(mean.interval),
      };
    },
    svymean_lonely: (of, files) => {
      const { rows, design } = read(of, files);
      const mean = surveyMean(design, answers(rows, param(of, 'variable')), LEVEL);
      return { mean: mean?.mean, se: mean?.se };
    },
    svytotal: (of, files) => {
      const { rows, design } = read(of, files);
      return { ...surveyTotal(design, answers(rows, param(of, 'variable'))) };
    },
    svyratio: (of, files) => {
      const { rows, design } = read(of, files);
      return {
        ...surveyRatio(
          design,
          answers(rows, param(of, 'numerator')),
          answers(rows, param(of, 'denominator')),
        ),
      };
    },
    svyciprop: (of, files) => {
      const { rows, design } = read(of, files);
      const wanted = param(of, 'equals');
      const y = texts(rows, param(of, 'variable')).map((each) => (each === null ? null : +(each === wanted)));
      const answer = surveyShare(design, y, LEVEL);
      const intervals = answer?.intervals;
      return {
        estimate: answer?.share.mean,
        se: answer?.share.se,
        degenerate: intervals === null,
        ...(intervals && {
          logit: pair(intervals.logit),
          xlogit: pair(intervals.logit),
          mean: pair(intervals.plain),
          beta: pair(intervals.beta),
          asin: pair(intervals.arcsine),
        }),
      };
    },
    svyby_mean: (of, files) => {
      const { rows, design } = read(of, files);
      const domains = surveyDomainMeans(
        design,
        answers(rows, param(of, 'variable')),
        texts(rows, param(of, 'by')),
        LEVEL,
      );
      return Object.fromEntries(
        domains.map(({ group, domainDf, estimate }) => [
          group,
          estimate && {
            n: estimate.n,
            mean: estimate.mean,
            se: estimate.se,
            ci95_z: pair(normalInterval(estimate.mean, estimate.se, LEVEL)),
            ci95_t_design_df: pair(estimate.interval),
            df_domain: domainDf,
            kish_neff: estimate.nEff,
          },
        ]),
      );
    },
    svymean_categories: (of, files) => {
      const { rows, design } = read(of, files);
      const shares = surveyDistribution(design, texts(rows, param(of, 'variable')), LEVEL);
      return {
        levels: shares.map((each) => each.answer),
        share: shares.map((each) => each.share?.mean),
        se: shares.map((each) => each.share?.se),
      };
    },
    svyttest: (of, files) => {
      const { rows, design } = read(of, files);
      const wanted = param(of, 'group_equals');
      const isIn = texts(rows, param(of, 'group')).map((each) => (each === null ? null : each === wanted));
      const test = surveyDifference(design, answers(rows, param(of, 'variable')), isIn, LEVEL);
      return {
        difference: test?.difference,
        t: test?.t,
        df: test?.df,
        p: test?.p,
        ci95: pair(test?.interval ?? null),
      };
    },
    svychisq: (of, files) => {
      const { rows, design } = read(of, files);
      const [first, second] = of.params?.['variables'] as [string, string];
      const test = raoScottTest(design, texts(rows, first), texts(rows, second));
      return {
        F: describeWald(test.f),
        Chisq: { statistic: test.chiSquare.statistic, parameter: test.chiSquare.df, p: test.chiSquare.p },
        Wald: describeWald(test.wald),
        adjWald: describeWald(test.adjustedWald),
      };
    },
  },
};
