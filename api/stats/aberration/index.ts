export * from './ears.ts';
export * from './farrington.ts';
export type { FarringtonErrors } from './farrington-baseline.ts';
export * from './farrington-threshold.ts';
export { overdispersedLower } from './negative-binomial.ts';
export * from './reference-periods.ts';
