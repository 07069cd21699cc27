import type { ItemMapping } from '../../model/mapping.ts';
import type { MissingCode } from '../../model/scale.ts';

/** Codes a tool writes instead of an answer. */
export type PresetMissing = Readonly<Partial<Record<MissingCode, readonly string[]>>>;

/** The scale a column's answers seem to lie on. */
export interface ScaleGuess {
  readonly scale: ItemMapping['scale'];
  readonly score: number;
  readonly reason: string;
  /** More than yes or no. */
  readonly isRating: boolean;
}
