const CLEAN = [
  /^$/,
  /^[+-]?[\d.,\s]*\d%?$/,
  /^\$\s?-?[\d.,]+$/,
  /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}([T\s].*)?$/,
  /^\d{1,2}:\d{2}(:\d{2})?$/,
  /^[\p{L}\p{N}_-]+$/u,
] as const;

/**
 * How much a cell looks as if it had been cut in the right places, 0–1: numbers, dates and single words do; text that
 * still holds delimiters, or begins with a space or a quote, does less.
 */
export const cellShape = (cell: string): number => {
  if (CLEAN.some((shape) => shape.test(cell))) return 1;
  if (/^["']/.test(cell) || /["']$/.test(cell)) return /^(["']).*\1$/s.test(cell) ? 0 : 0.4;
  if (/[\t|]/.test(cell)) return 0.3;
  if (/[;]\S/.test(cell)) return 0.5;
  if (/^ /.test(cell)) return 0.5;
  return 0.85;
};
