import type { RowsLayout } from '../geometry/interval-rows.ts';

/** The same columns for every figure of rows, so that figures under one another share their scale. */
export const rowsLayout = (width: number, domain: readonly [number, number]): RowsLayout => {
  const isNarrow = width < 480;
  return {
    width,
    labelWidth: isNarrow ? 92 : Math.min(170, width * 0.24),
    valueWidth: isNarrow ? 108 : 150,
    rowHeight: isNarrow ? 52 : 46,
    domain,
    nTicks: isNarrow ? 3 : 5,
  };
};
