import {
  calibrate,
  calibratedMean,
  describeProblem,
  postStratify,
  rake,
  StatisticsError,
  surveyDesign,
  trimEqually,
  trimProportionally,
  type CalibrationMethod,
  type Margin,
  type Weighted,
} from '../../../api/stats/index.ts';
import { firstDifference } from '../compare.ts';
import { numbers, toNumber, type CaseFiles, type ReferenceCase, type Row, type Topic } from '../case.ts';

const LEVEL = 0.95;

const marginsOf = (of: ReferenceCase, rows: readonly Row[]): Margin[] =>
  Object.entries(of.params?.['margins'] as Record<string, Record<string, number>>).map(
    ([variable, targets]) => ({ variable, targets, categories: rows.map((row) => row[variable] || null) }),
  );

const baseOf = (of: ReferenceCase, rows: readonly Row[]): number[] =>
  numbers(rows, String(of.params?.['base_weight']));

/** Weights of a case, compared row by row with the file it names; their summary and the outcome under them. */
const answer = (
  of: ReferenceCase,
  files: CaseFiles,
  weighted: Weighted,
  outcome?: { rows: readonly Row[]; margins: readonly Margin[]; regression: readonly number[] },
) => {
  if (!weighted.ok) throw new StatisticsError(weighted.problems.map(describeProblem).join('; '));
  const { weights, effect } = weighted;
  const file = of.expected['weights_file'];
  const difference =
    file === undefined
      ? null
      : firstDifference(numbers(files.table(String(file)), 'weight'), weights, of.tol, 'weight');
  const { variable } = (of.expected['outcome'] ?? {}) as { variable?: string };
  const mean =
    variable !== undefined && outcome
      ? calibratedMean(
          surveyDesign({ weights }),
          outcome.rows.map((row) => toNumber(row[variable])),
          outcome.margins,
          outcome.regression,
          LEVEL,
        )
      : null;
  return {
    weights_file: difference ?? file,
    summary: { n: effect.n, sum: effect.sum, min: effect.min, max: effect.max, kish_deff: effect.deff },
    ...(mean && { outcome: { variable, mean: mean.mean, se_calibrated: mean.se } }),
  };
};

const methodOf = (of: ReferenceCase): CalibrationMethod => {
  const bounds = of.params?.['bounds_on_g'] as [number, number] | undefined;
  const kind = of.params?.['calfun'] as 'linear' | 'raking' | 'logit';
  if (!bounds) return { kind: kind === 'raking' ? 'raking' : 'linear' };
  return { kind: kind === 'logit' ? 'logit' : 'bounded_linear', lower: bounds[0], upper: bounds[1] };
};

const bounds = (of: ReferenceCase) => ({
  lower: of.params?.['lower'] as number,
  upper: of.params?.['upper'] as number,
});

/** Weighting to known margins. */
export const weighting: Topic = {
  adapters: {
    rake: (of, files) => {
      const rows = files.rows(of);
      const margins = marginsOf(of, rows);
      const weighted = rake(baseOf(of, rows), margins, { scale: 'population' });
      return answer(of, files, weighted, { rows, margins, regression: rows.map(() => 1) });
    },
    calibrate: (of, files) => {
      const rows = files.rows(of);
      const margins = marginsOf(of, rows);
      const base = baseOf(of, rows);
      return answer(of, files, calibrate(base, margins, methodOf(of)), { rows, margins, regression: base });
    },
    poststratify: (of, files) => {
      const rows = files.rows(of);
      const by = of.params?.['by'] as string[];
      const cells = of.params?.['cells'] as Record<string, string | number>[];
      const name = (row: Readonly<Record<string, string | number>>): string =>
        by.map((variable) => row[variable]).join(' × ');
      const margin: Margin = {
        variable: by.join(' × '),
        categories: rows.map(name),
        targets: Object.fromEntries(cells.map((cell) => [name(cell), Number(cell['Freq'])])),
      };
      // R asks for no more than one respondent in a cell.
      const base = baseOf(of, rows);
      const weighted = postStratify(base, margin, { minRespondents: 1 });
      return answer(of, files, weighted, { rows, margins: [margin], regression: base });
    },
    trim_weights: (of, files) =>
      answer(
        of,
        files,
        trimEqually(numbers(files.rows(of), 'weight'), bounds(of), of.params?.['strict'] === true),
      ),
    trim_weights_proportional: (of, files) =>
      answer(of, files, trimProportionally(numbers(files.rows(of), 'weight'), bounds(of))),
  },
};
