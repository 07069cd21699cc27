import { scaleLinear } from 'd3';
import type { QueryRow } from '../../api/contract/query.ts';
import { absenceOf, survivingTone, type Absence, type Tone } from './tone.ts';

export interface RowsLayout {
  readonly width: number;
  /** Room left of the scale for names, right of it for values. */
  readonly labelWidth: number;
  readonly valueWidth: number;
  readonly rowHeight: number;
  readonly domain: readonly [number, number];
  readonly nTicks: number;
  /** Words above the scale instead of beside it: for phones. */
  readonly stacked?: boolean;
}

export interface PlacedRow {
  readonly id: string;
  readonly y: number;
  readonly row: QueryRow | undefined;
  readonly absence: Absence | null;
  readonly x: number | null;
  readonly interval: readonly [number, number] | null;
  /** What the value could be if everybody unreached had said no, or yes. */
  readonly bounds: readonly [number, number] | null;
  readonly previousX: number | null;
  readonly tone: Tone | null;
}

/** What every figure of rows shares: where the scale lies and how the rows are stacked. */
export interface RowFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly rowHeight: number;
  readonly stacked: boolean;
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
}

export interface PlacedRows extends RowFrame {
  readonly rows: readonly PlacedRow[];
}

/** Room for half a mark at the ends of a scale that takes the whole width. */
const MARK = 7;

/** The frame of so many rows. */
export const rowFrame = (nRows: number, layout: RowsLayout): RowFrame => {
  const stacked = layout.stacked ?? false;
  const left = stacked ? MARK : layout.labelWidth;
  const right = stacked ? layout.width - MARK : Math.max(left + 40, layout.width - layout.valueWidth);
  const scale = scaleLinear([...layout.domain], [left, right]);
  return {
    width: layout.width,
    height: nRows * layout.rowHeight,
    left,
    right,
    rowHeight: layout.rowHeight,
    stacked,
    ticks: scale.ticks(layout.nTicks).map((value) => ({ value, x: scale(value) })),
  };
};

/** Rows of one value each on a shared scale: dot, interval, bounds, and where the value was before. */
export const placeRows = (
  entries: readonly { readonly id: string; readonly row: QueryRow | undefined }[],
  layout: RowsLayout,
): PlacedRows => {
  const frame = rowFrame(entries.length, layout);
  const scale = scaleLinear([...layout.domain], [frame.left, frame.right]).clamp(true);
  const place = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : scale(value);
  const pair = (
    a: number | null | undefined,
    b: number | null | undefined,
  ): readonly [number, number] | null => {
    const [from, to] = [place(a), place(b)];
    return from === null || to === null ? null : [from, to];
  };
  return {
    ...frame,
    rows: entries.map(({ id, row }, i) => ({
      id,
      y: (i + 0.5) * layout.rowHeight,
      row,
      absence: absenceOf(row),
      x: place(row?.value),
      interval: pair(row?.lower, row?.upper),
      bounds: pair(row?.bound_lower, row?.bound_upper),
      previousX: place(row?.previous_value),
      tone: row ? survivingTone(row) : null,
    })),
  };
};
