export * from './classical-decomposition.ts';
export * from './loess.ts';
export * from './lowess.ts';
export type { Smoothing } from './smooth-series.ts';
export * from './stl.ts';
