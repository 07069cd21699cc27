import {
  decomposeClassically,
  loess,
  lowess,
  stl,
  stlOptions,
  type Smoothing,
  type StlOptions,
} from '../../../api/stats/index.ts';
import type { ReferenceCase, Topic } from '../case.ts';

const list = (of: ReferenceCase, name: string): number[] => of.input?.[name] as number[];

/** R's family "symmetric" fits four times. */
const ROUNDS: Readonly<Record<string, number>> = { gaussian: 1, symmetric: 4 };

const stlSettings = (of: ReferenceCase, n: number): StlOptions => {
  const p = of.params as Readonly<Record<string, number>>;
  const standard = stlOptions(n, p['period'] as number);
  if (p['inner'] === undefined) return standard;
  const smoothing = (part: string): Smoothing => ({
    window: of.params?.[`${part}_window`] === 'periodic' ? 10 * n + 1 : (p[`${part}_window`] as number),
    degree: p[`${part}_degree`] as 0 | 1,
    jump: p[`${part}_jump`] as number,
  });
  return {
    seasonal: smoothing('s'),
    isPeriodic: of.params?.['s_window'] === 'periodic',
    trend: smoothing('t'),
    lowPass: smoothing('l'),
    inner: p['inner'],
    outer: p['outer'] as number,
  };
};

/** Seasons and smooth curves. */
export const seasonal: Topic = {
  tolerances: {
    // The case's note: R's default surface interpolates between fitted vertices; ours is fitted at every point.
    loess: { fitted_r_interpolated: 'for information only' },
  },
  adapters: {
    stl: (of) => {
      const y = list(of, 'y');
      const parts = stl(y, of.params?.['period'] as number, stlSettings(of, y.length));
      return { ...parts };
    },
    classical_decomposition: (of) => ({
      ...decomposeClassically(
        list(of, 'y'),
        of.params?.['period'] as number,
        of.params?.['type'] as 'additive' | 'multiplicative',
      ),
    }),
    lowess: (of) => {
      const { f, iter, delta } = of.params as { f: number; iter: number; delta: number };
      return { ...lowess(list(of, 'x'), list(of, 'y'), { share: f, rounds: iter, skip: delta }) };
    },
    loess: (of) => {
      const { span, degree, family } = of.params as { span: number; degree: 1 | 2; family: string };
      const curve = loess(list(of, 'x'), list(of, 'y'), { span, degree, rounds: ROUNDS[family] ?? 1 });
      const at = of.expected['at'] as number[];
      return {
        fitted_direct: curve?.fitted,
        at,
        predicted_direct: curve && at.map((x) => curve.predict(x)),
      };
    },
  },
};
