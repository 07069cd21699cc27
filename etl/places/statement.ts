import { ISSUE_LEVELS, PLACE_LEVELS } from '../model/field.ts';

/** Dimensions whose raw spellings can stand for another value. */
export const ALIASED_DIMENSIONS = [...PLACE_LEVELS, ...ISSUE_LEVELS, 'channel', 'unit'] as const;
export type AliasedDimension = (typeof ALIASED_DIMENSIONS)[number];

/** One spelling that stands for a value, from one day to another, both inclusive (see `day.ts` for open ends). */
export interface AliasStatement {
  readonly dimension: AliasedDimension;
  readonly raw: string;
  readonly value: string;
  readonly from: string;
  readonly to: string;
}

/** A statement of the history: the numbered remapping that made it. */
export interface HeldStatement extends AliasStatement {
  readonly remapping: number;
  readonly sample: boolean;
}

export const isAliased = (dimension: string): dimension is AliasedDimension =>
  (ALIASED_DIMENSIONS as readonly string[]).includes(dimension);
