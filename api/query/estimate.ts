import type { IndexComponent } from '../contract/query.ts';

/** Numbers that stand beside a value in its row. */
export interface Beside {
  readonly strict_value?: number | null;
  readonly official_value?: number | null;
  readonly alpha?: number | null;
  readonly mean_follow_ups?: number | null;
  readonly excluded_share?: number | null;
  readonly residents?: number | null;
  readonly lowest_component?: string | null;
  readonly sensitivity_lower?: number | null;
  readonly sensitivity_upper?: number | null;
  readonly components?: IndexComponent[] | null;
}

/** A value with its uncertainty and its base. */
export interface Estimate {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly method: string | null;
  /** Base: cases or answers. */
  readonly n: number;
  readonly nEff: number | null;
  /** Standard error on the scale of the value, where the interval follows from one. */
  readonly se?: number | null;
  readonly flags: readonly string[];
  readonly boundLower?: number | null;
  readonly boundUpper?: number | null;
  readonly beside?: Beside;
}

/** The difference of two estimates: value − reference, with interval and two-sided p. */
export interface Difference {
  readonly difference: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly p: number | null;
}

export const LEVEL = 0.95;

/** Nothing was observed: no value, which is not zero. */
export const nothing = (): Estimate => ({
  value: null,
  lower: null,
  upper: null,
  method: null,
  n: 0,
  nEff: null,
  flags: [],
});

export const noDifference: Difference = { difference: null, lower: null, upper: null, p: null };
