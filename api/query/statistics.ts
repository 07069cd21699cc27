import tq from '@stdlib/stats-base-dists-t-quantile';
type I = { lower: number; upper: number };
const Z = 1.959963984540054;
export interface MeanSums {
  n: number;
  w: number;
  w2: number;
  ws: number;
  w2s: number;
  w2s2: number;
}
export const wilson = (x: number, n: number, _l: number): I => {
  const c = (2 * x + Z * Z) / (2 * (n + Z * Z));
  const h = (Z * Math.sqrt(Z * Z + 4 * x * (1 - x / n))) / (2 * (n + Z * Z));
  return { lower: Math.max(0, c - h), upper: Math.min(1, c + h) };
};
export const byar = (x: number, _l: number): I => ({
  lower: x === 0 ? 0 : x * (1 - 1 / (9 * x) - Z / (3 * Math.sqrt(x))) ** 3,
  upper: (x + 1) * (1 - 1 / (9 * (x + 1)) + Z / (3 * Math.sqrt(x + 1))) ** 3,
});
const erfc = (x: number): number => {
  const t = 1 / (1 + 0.5 * Math.abs(x));
  const r =
    t *
    Math.exp(
      -x * x -
        1.26551223 +
        t *
          (1.00002368 +
            t *
              (0.37409196 +
                t *
                  (0.09678418 +
                    t *
                      (-0.18628806 +
                        t *
                          (0.27886807 +
                            t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277)))))))),
    );
  return x >= 0 ? r : 2 - r;
};
export const normalP = (z: number): number => erfc(Math.abs(z) / Math.SQRT2);
export const newcombe = (p1: number, n1: number, p2: number, n2: number, l: number): I => {
  const a = wilson(p1 * n1, n1, l),
    b = wilson(p2 * n2, n2, l);
  const d = p1 - p2;
  return {
    lower: d - Math.hypot(p1 - a.lower, b.upper - p2),
    upper: d + Math.hypot(a.upper - p1, p2 - b.lower),
  };
};
export const twoShareP = (p1: number, n1: number, p2: number, n2: number): number => {
  const p = (p1 * n1 + p2 * n2) / (n1 + n2);
  const se = Math.sqrt(p * (1 - p) * (1 / n1 + 1 / n2));
  return se === 0 ? 1 : normalP((p1 - p2) / se);
};
export const poissonRatioP = (a: number, b: number, ea: number, eb: number): number => {
  const n = a + b,
    p = ea / (ea + eb);
  const se = Math.sqrt(n * p * (1 - p));
  return se === 0 ? 1 : normalP((a - n * p) / se);
};
const variance = (s: MeanSums): number => {
  const m = s.ws / s.w;
  return ((s.w2s2 - 2 * m * s.w2s + m * m * s.w2) / s.w ** 2) * (s.n / (s.n - 1));
};
export const linearisedMean = (
  s: MeanSums,
  _l: number,
): { mean: number; lower: number | null; upper: number | null } => {
  const mean = s.ws / s.w;
  if (s.n < 2) return { mean, lower: null, upper: null };
  const h = tq(0.975, s.n - 1) * Math.sqrt(Math.max(0, variance(s)));
  return { mean, lower: mean - h, upper: mean + h };
};
export const netInterval = (
  p: number,
  q: number,
  n: number,
  lessOne: 0 | 1,
  _l: number,
): { value: number; lower: number; upper: number } => {
  const v = 100 * (p - q);
  const se = 100 * Math.sqrt((p + q - (p - q) ** 2) / (n - lessOne));
  return { value: v, lower: v - Z * se, upper: v + Z * se };
};
export const welchP = (a: MeanSums, b: MeanSums, _l: number) => {
  const va = variance(a),
    vb = variance(b);
  const d = a.ws / a.w - b.ws / b.w;
  const se = Math.sqrt(va + vb);
  return { difference: d, lower: d - Z * se, upper: d + Z * se, p: se > 0 ? normalP(d / se) : null };
};
export const benjaminiHochberg = (p: readonly number[]): number[] => {
  const o = p.map((v, i) => [v, i] as const).sort((a, b) => b[0] - a[0]);
  const q: number[] = [];
  let m = 1;
  o.forEach(([v, i], k) => {
    m = Math.min(m, (v * p.length) / (p.length - k));
    q[i] = m;
  });
  return q;
};
export const kaplanMeierQuantile = (
  closed: ReadonlyMap<number, number>,
  open: ReadonlyMap<number, number>,
  q: number,
  _l: number,
): { value: number | null; lower: number | null; upper: number | null } => {
  const ts = [...new Set([...closed.keys(), ...open.keys()])].sort((a, b) => a - b);
  let risk = [...closed.values(), ...open.values()].reduce((s, n) => s + n, 0),
    S = 1;
  for (const t of ts) {
    const d = closed.get(t) ?? 0;
    S *= 1 - d / risk;
    risk -= d + (open.get(t) ?? 0);
    if (S <= 1 - q + 1e-9) return { value: t, lower: t, upper: t };
  }
  return { value: null, lower: null, upper: null };
};
export const logRankP = (_a: unknown, _b: unknown): number | null => null;
export const xmrChart = (
  y: readonly number[],
): {
  mean: number;
  lower: number;
  upper: number;
  signals: ('outside' | 'trend' | 'two_of_three' | 'shift' | null)[];
} => {
  const m = y.reduce((s, v) => s + v, 0) / y.length;
  const mr = y.slice(1).map((v, i) => Math.abs(v - (y[i] as number)));
  const r = (2.66 * mr.reduce((s, v) => s + v, 0)) / mr.length;
  return {
    mean: m,
    lower: m - r,
    upper: m + r,
    signals: y.map((v) => (Math.abs(v - m) > r ? 'outside' : null)),
  };
};
