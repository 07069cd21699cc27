import { scaleLinear } from 'd3';
import type { QueryRow } from '../../api/contract/query.ts';
import { rowFrame, type RowFrame, type RowsLayout } from './interval-rows.ts';
import { absenceOf, type Absence } from './tone.ts';

export interface PlacedStep {
  readonly x: number | null;
  readonly interval: readonly [number, number] | null;
  readonly absence: Absence | null;
}

export interface PlacedStepRow {
  readonly id: string;
  readonly y: number;
  readonly steps: readonly PlacedStep[];
  /** From the first to the last step that has a place; null with fewer than two. */
  readonly span: readonly [number, number] | null;
}

export interface PlacedStepRows extends RowFrame {
  readonly rows: readonly PlacedStepRow[];
}

/** Rows of several values each on a shared scale, joined from the lowest to the highest. */
export const placeStepRows = (
  entries: readonly { readonly id: string; readonly steps: readonly (QueryRow | undefined)[] }[],
  layout: RowsLayout,
): PlacedStepRows => {
  const frame = rowFrame(entries.length, layout);
  const scale = scaleLinear([...layout.domain], [frame.left, frame.right]).clamp(true);
  return {
    ...frame,
    rows: entries.map(({ id, steps }, i) => {
      const placed = steps.map((row): PlacedStep => {
        const hasInterval = row?.lower != null && row.upper != null && row.value !== null;
        return {
          x: row && row.value !== null ? scale(row.value) : null,
          interval: hasInterval ? [scale(row.lower ?? 0), scale(row.upper ?? 0)] : null,
          absence: absenceOf(row),
        };
      });
      const places = placed.flatMap(({ x }) => (x === null ? [] : [x]));
      return {
        id,
        y: (i + 0.5) * layout.rowHeight,
        steps: placed,
        span: places.length > 1 ? [Math.min(...places), Math.max(...places)] : null,
      };
    }),
  };
};
