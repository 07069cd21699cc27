import type { QueryRow } from '../../api/contract/query.ts';
import { rowFrame, type RowFrame, type RowsLayout } from './interval-rows.ts';
import { absenceOf, type Absence } from './tone.ts';

/** A question with the shares of its two worst and two best options, and its mean. */
export interface LikertEntry {
  readonly id: string;
  readonly bottom: QueryRow | undefined;
  readonly top: QueryRow | undefined;
}

export interface LikertPart {
  readonly part: 'bottom' | 'middle' | 'top';
  readonly share: number;
  readonly x: number;
  readonly width: number;
}

export interface PlacedLikert {
  readonly id: string;
  readonly y: number;
  readonly parts: readonly LikertPart[];
  readonly absence: Absence | null;
}

export interface PlacedLikerts extends RowFrame {
  readonly middle: number;
  readonly rows: readonly PlacedLikert[];
}

/**
 * Answers as bars around a common middle: the dissatisfied to the left, the satisfied to the right, those between
 * half on each side, so that bars lean the way the answers do. The longest side takes half the width.
 */
export const placeLikert = (entries: readonly LikertEntry[], layout: RowsLayout): PlacedLikerts => {
  const frame = rowFrame(entries.length, layout);
  const reach = Math.max(
    0.5,
    ...entries.map(({ bottom, top }) => {
      const [low, high] = [bottom?.value ?? 0, top?.value ?? 0];
      return (1 - low - high) / 2 + Math.max(low, high);
    }),
  );
  const middle = (frame.left + frame.right) / 2;
  const unit = (frame.right - frame.left) / (2 * reach);
  return {
    ...frame,
    ticks: [],
    middle,
    rows: entries.map(({ id, bottom, top }, i) => {
      const [low, high] = [bottom?.value ?? null, top?.value ?? null];
      const y = (i + 0.5) * layout.rowHeight;
      if (low === null || high === null)
        return { id, y, parts: [], absence: absenceOf(top) ?? absenceOf(bottom) ?? 'none' };
      const between = Math.max(0, 1 - low - high);
      const start = middle - (between / 2 + low) * unit;
      return {
        id,
        y,
        absence: null,
        parts: [
          { part: 'bottom', share: low, x: start, width: low * unit },
          { part: 'middle', share: between, x: start + low * unit, width: between * unit },
          { part: 'top', share: high, x: start + (low + between) * unit, width: high * unit },
        ],
      };
    }),
  };
};
