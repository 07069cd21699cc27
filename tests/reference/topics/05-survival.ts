import {
  kaplanMeier,
  logRank,
  restrictedMean,
  survivalAt,
  survivalQuantile,
  type SurvivalCount,
  type SurvivalInterval,
} from '../../../api/stats/index.ts';
import { numbers, type CaseFiles, type ReferenceCase, type Row, type Topic } from '../case.ts';

const toCounts = (times: readonly number[], status: readonly number[]): SurvivalCount[] =>
  times.map((time, i) => ({ time, events: status[i] === 1 ? 1 : 0, censored: status[i] === 1 ? 0 : 1 }));

const rowCounts = (rows: readonly Row[]): SurvivalCount[] =>
  toCounts(numbers(rows, 'time'), numbers(rows, 'status'));

const countsOf = (of: ReferenceCase, files: CaseFiles): SurvivalCount[] =>
  of.input
    ? toCounts(of.input['time'] as number[], of.input['status'] as number[])
    : rowCounts(files.rows(of));

const level = (of: ReferenceCase): number => (of.params?.['level'] as number | undefined) ?? 0.95;

const compareGroups = (rho: 0 | 1) => (of: ReferenceCase, files: CaseFiles) => {
  const rows = files.rows(of);
  const by = String(of.params?.['by']);
  const groups = [...new Set(rows.map((row) => row[by] ?? ''))].sort();
  const test = logRank(
    groups.map((group) => rowCounts(rows.filter((row) => row[by] === group))),
    rho,
  );
  return {
    groups,
    n: test?.n ?? null,
    observed: test?.observed ?? null,
    expected: test?.expected ?? null,
    chisq: test?.chiSquare ?? null,
    df: test?.df ?? null,
    p: test?.p ?? null,
  };
};

/** Time to close. */
export const survival: Topic = {
  adapters: {
    km_curve: (of, files) => {
      const curve = kaplanMeier(countsOf(of, files), level(of), 'log-log');
      return {
        time: curve.map((point) => point.time),
        n_risk: curve.map((point) => point.nRisk),
        n_event: curve.map((point) => point.events),
        n_censor: curve.map((point) => point.censored),
        survival: curve.map((point) => point.survival),
        se_greenwood: curve.map((point) =>
          point.survival > 0 ? point.survival * Math.sqrt(point.greenwood) : null,
        ),
        lower_loglog: curve.map((point) => point.lower),
        upper_loglog: curve.map((point) => point.upper),
      };
    },
    km_summary: (of, files) => {
      const counts = countsOf(of, files);
      const curve = kaplanMeier(counts, level(of), of.params?.['conf_type'] as SurvivalInterval);
      const probs = [0.25, 0.5, 0.75, 0.9];
      const quantiles = probs.map((p) => survivalQuantile(curve, p));
      const times = of.params?.['times'] as number[];
      const at = times.map((time) => survivalAt(curve, time));
      const tau = of.params?.['rmean_tau'] as number;
      const mean = restrictedMean(curve, tau);
      return {
        n: counts.length,
        events: counts.reduce((sum, count) => sum + count.events, 0),
        quantile_probs: probs,
        quantiles: quantiles.map((quantile) => quantile.value),
        quantiles_lower: quantiles.map((quantile) => quantile.lower),
        quantiles_upper: quantiles.map((quantile) => quantile.upper),
        at_times: times,
        survival: at.map((point) => point?.survival ?? 1),
        se_survival: at.map((point) =>
          point === null ? 0 : point.survival > 0 ? point.survival * Math.sqrt(point.greenwood) : null,
        ),
        lower: at.map((point) => (point === null ? 1 : point.lower)),
        upper: at.map((point) => (point === null ? 1 : point.upper)),
        n_at_risk: times.map((time) =>
          curve
            .filter((point) => point.time >= time)
            .reduce((sum, point) => sum + point.events + point.censored, 0),
        ),
        rmean_tau: tau,
        rmean: mean.mean,
        se_rmean: mean.se,
      };
    },
    logrank: compareGroups(0),
    peto_prentice_rho1: compareGroups(1),
  },
};
