import type { Layout, Sheet } from '../table.ts';
import { commonWidth } from './common-width.ts';

/**
 * The number of columns: the header's, or the rows' when most rows are longer and say something in the extra cells (a
 * header that forgot a column). Rows that only end in a further delimiter do not widen the table.
 */
export const tableWidth = (sheet: Pick<Sheet, 'preview'>, layout: Layout): number => {
  const skip = layout.preambleRows + layout.headerRows;
  const headers = sheet.preview.slice(layout.preambleRows, skip);
  const rows = sheet.preview.slice(skip);
  const named = Math.max(0, ...headers.map((row) => row.length));
  const common = commonWidth(rows);
  if (common <= named) return named;
  const spoken = rows.some(
    (row) => row.length === common && row.slice(named).some((cell) => cell.trim() !== ''),
  );
  return named === 0 || spoken ? common : named;
};
