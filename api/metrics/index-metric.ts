import type { Metric } from './metric.ts';

/** The composite of whatever the city declares. */
export const INDEX_METRIC: Metric = {
  id: 'barometer_index',
  label: { en: 'Barometer index', zh: '晴雨指数' },
  unit: 'score',
  direction: 'higher',
  kind: 'any',
  definition: {
    en: 'Weighted geometric mean of declared components, each as a score held to 1–100 (where lower is better, 100 minus it). Components, weights and the lowest component stand beside the number; a component that was not observed leaves the index unmeasured.',
    zh: '所声明分项的加权几何平均；各分项折算为 1–100 分（越低越好者取 100 减）。分项、权重与最低分项随数字给出；任一分项无观测则指数不予计算。',
  },
  denominator: {
    en: 'Each component has its own; the base shown is the smallest.',
    zh: '各分项各有分母；显示其中最小者。',
  },
  method: {
    en: '95% interval by 2,000 seeded draws of every component within its sampling error; beside it, as sensitivity, 2,000 draws of the weights (flat Dirichlet).',
    zh: '95% 区间：按各分项抽样误差作 2000 次带种子模拟；另附权重敏感性：2000 次均匀 Dirichlet 权重抽样。',
  },
  min_n: 10,
  source: 'OECD/JRC, Handbook on Constructing Composite Indicators, 2008.',
  needs: {
    en: 'Declared components: index=satisfaction_mean:2,sense_security:1,on_time_rate:1 (metric@item:weight for one item).',
    zh: '需声明分项：index=satisfaction_mean:2,sense_security:1,on_time_rate:1（指定题目用 metric@item:weight）。',
  },
  formula: { family: 'index' },
};
