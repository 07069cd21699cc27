const TYPES: readonly (readonly [string, RegExp])[] = [
  ['number', /^[+-]?[$€£¥]?\s?\d[\d.,\s]*%?$/],
  ['date', /^\d{1,4}[/.年-]\s?\d{1,2}[/.月-]\s?\d{1,4}日?([T\s].*)?$/],
  ['time', /^\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$/],
  ['boolean', /^(true|false|yes|no|是|否)$/i],
  ['id', /^[A-Za-z]{0,4}[-_]?\d[\dA-Za-z_-]{3,}$/],
];

const ABSENT = /^(|na|n\/a|nan|null|none|-|--|\[not completed\])$/i;

/** The kind of value a cell holds: a named type, `text`, or null when it says nothing. */
export const cellType = (cell: string): string | null => {
  const value = cell.trim();
  if (ABSENT.test(value)) return null;
  return TYPES.find(([, pattern]) => pattern.test(value))?.[0] ?? 'text';
};
