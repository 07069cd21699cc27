import {
  cohenKappa,
  cronbachAlpha,
  intraclassCorrelations,
  measurementDrift,
  reverseItem,
} from '../../../api/stats/index.ts';
import { pair, toNumber, type Row, type Topic } from '../case.ts';

const LEVEL = 0.95;

const columns = (rows: readonly Row[], items: readonly string[]): (number | null)[][] =>
  items.map((item) => rows.map((row) => toNumber(row[item])));

/** Reliability of scales and codings. */
export const reliability: Topic = {
  adapters: {
    cronbach_alpha: (of, files) => {
      const { items, reversed, scale } = of.params as {
        items: string[];
        reversed: string[];
        scale: [number, number] | null;
      };
      const given = columns(files.rows(of), items).map((item, i) =>
        scale && reversed.includes(items[i] as string) ? reverseItem(item, ...scale) : item,
      );
      const found = cronbachAlpha(given, LEVEL);
      return {
        n_complete: found?.n,
        alpha: found?.alpha,
        alpha_standardised: found?.standardised,
        mean_r: found?.meanCorrelation,
        feldt_ci95: pair(found?.interval ?? null),
        alpha_if_dropped: found?.items.map((item) => item.alphaWithout),
        item_rest_r: found?.items.map((item) => item.restCorrelation),
        item_mean: found?.items.map((item) => item.mean),
        item_sd: found?.items.map((item) => item.sd),
      };
    },
    icc: (of) => {
      const ratings = of.input?.['ratings_rows_are_subjects'] as number[][];
      return Object.fromEntries(
        Object.entries(intraclassCorrelations(ratings, LEVEL) ?? {}).map(
          ([form, { icc, f, df1, df2, p, interval }]) => [
            form,
            { icc, F: f, df1, df2, p, lower95: interval.lower, upper95: interval.upper },
          ],
        ),
      );
    },
    cohen_kappa: (of) => {
      const { coder_a, coder_b, categories } = of.input as Record<string, string[]>;
      const found = cohenKappa(coder_a ?? [], coder_b ?? [], categories ?? [], LEVEL);
      return {
        table: found?.table,
        agreement: found?.agreement,
        kappa: found?.kappa,
        kappa_quadratic: found?.quadratic,
        kappa_linear: found?.linear,
        var_kappa: found?.variance,
      };
    },
    measurement_drift: (of, files) => {
      const { items, wave } = of.params as { items: string[]; wave: string };
      const rows = files.rows(of);
      const waves = [...new Set(rows.map((row) => row[wave] as string))].sort();
      const [earlier, later] = waves.map((each) =>
        columns(
          rows.filter((row) => row[wave] === each),
          items,
        ),
      );
      const drift = measurementDrift(
        items.map((name, i) => ({ name, earlier: earlier?.[i] ?? [], later: later?.[i] ?? [] })),
      );
      return {
        waves,
        n: drift?.n,
        items: drift?.items.map((item) => ({
          item: item.name,
          mean_difference: item.difference,
          welch_t: item.welch?.t,
          welch_df: item.welch?.df,
          welch_p: item.welch?.p,
          mann_whitney_p: item.mannWhitneyP,
          cohen_d_pooled: item.cohenD,
          chisq: item.chiSquare?.chiSquare,
          chisq_df: item.chiSquare?.df,
          chisq_p: item.chiSquare?.p,
          psi: item.stabilityIndex,
          rest_score_quarter_breaks: item.restBreaks,
          dichotomy_at_least: item.cut,
          mh_chisq: item.mantelHaenszel?.chiSquare,
          mh_p: item.mantelHaenszel?.p,
          mh_common_odds_ratio: item.mantelHaenszel?.oddsRatio,
          mantel_z: item.mantel?.z,
          mantel_p: item.mantel?.p,
        })),
        welch_p_holm: drift?.welchHolm,
        mantel_p_bh: drift?.mantelAdjusted,
        alpha: drift?.alpha && [drift.alpha.earlier, drift.alpha.later],
        feldt_W: drift?.alpha?.w,
        feldt_df: drift?.alpha?.df,
        feldt_p_two_sided: drift?.alpha?.p,
      };
    },
  },
};
