import {
  agrestiCoullInterval,
  clip,
  clopperPearsonInterval,
  jeffreysInterval,
  newcombeCorrectedDifference,
  newcombeDifference,
  wilsonCorrectedInterval,
  wilsonInterval,
} from '../../../api/stats/index.ts';
import { pair, type ReferenceCase, type Topic } from '../case.ts';

const input = (of: ReferenceCase, name: string): number => of.input?.[name] as number;

/** Shares and their differences. */
export const proportions: Topic = {
  adapters: {
    proportion_ci: (of) => {
      const [x, n, level] = [input(of, 'x'), input(of, 'n'), input(of, 'level')];
      const agresti = agrestiCoullInterval(x, n, level);
      return {
        estimate: n > 0 ? x / n : null,
        wilson: pair(wilsonInterval(x, n, level)),
        wilson_cc: pair(wilsonCorrectedInterval(x, n, level)),
        clopper_pearson: pair(clopperPearsonInterval(x, n, level)),
        agresti_coull_raw: pair(agresti),
        agresti_coull_clipped: pair(agresti && clip(agresti, 0, 1)),
        jeffreys: pair(jeffreysInterval(x, n, level)),
      };
    },
    proportion_difference_ci: (of) => {
      const numbers = [
        input(of, 'x1'),
        input(of, 'n1'),
        input(of, 'x2'),
        input(of, 'n2'),
        input(of, 'level'),
      ] as const;
      const plain = newcombeDifference(...numbers);
      return {
        difference: plain?.difference ?? null,
        newcombe: pair(plain),
        newcombe_cc: pair(newcombeCorrectedDifference(...numbers)),
      };
    },
  },
};
