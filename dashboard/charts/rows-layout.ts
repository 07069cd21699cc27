import type { QueryRow } from '../../api/contract/query.ts';
import type { Unit } from '../format/metric-value.ts';
import type { RowsLayout } from '../geometry/interval-rows.ts';

/** The same columns for every figure of rows, so that figures under one another share their scale. */
export const rowsLayout = (width: number, domain: readonly [number, number]): RowsLayout => {
  const isNarrow = width < 480;
  return {
    width,
    labelWidth: Math.min(170, width * 0.24),
    valueWidth: 150,
    rowHeight: isNarrow ? 74 : 46,
    stacked: isNarrow,
    domain,
    nTicks: 5,
  };
};

/** Rows with names as long as questions, and nothing but a bar. */
export const questionLayout = (width: number): RowsLayout => {
  const layout = rowsLayout(width, [0, 1]);
  return layout.stacked
    ? { ...layout, rowHeight: 66 }
    : { ...layout, labelWidth: Math.min(320, width * 0.4), valueWidth: 96, rowHeight: 36 };
};

/** Scores and shares on their whole scale, counts and days from 0 to the largest. */
export const domainOf = (unit: Unit, rows: readonly QueryRow[]): readonly [number, number] => {
  if (unit === 'score') return [0, 100];
  if (unit === 'share') return [0, 1];
  if (unit === 'net') return [-100, 100];
  return [0, Math.max(1, ...rows.map((row) => Math.max(row.upper ?? 0, row.value ?? 0)))];
};
