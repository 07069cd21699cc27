/** Marks every point of each run of `length` neighbours for which `holds` is true. */
export const markRuns = (n: number, length: number, holds: (from: number) => boolean): boolean[] => {
  const marked = new Array<boolean>(n).fill(false);
  for (let from = 0; from + length <= n; from++) if (holds(from)) marked.fill(true, from, from + length);
  return marked;
};

/** Whether all signs in [from, to) are the same and not 0. */
export const sameSign = (signs: readonly number[], from: number, to: number): boolean =>
  signs[from] !== 0 && signs.slice(from, to).every((sign) => sign === signs[from]);
