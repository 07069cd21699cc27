/** Solves A·x = b by elimination with partial pivoting. @returns null when A is singular. */
export const solve = (a: readonly (readonly number[])[], b: readonly number[]): number[] | null => {
  const n = b.length;
  const rows = a.map((row, i) => [...row, b[i] as number]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++)
      if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = i;
    const best = rows[pivot] as number[];
    if (Math.abs(best[column] ?? 0) < 1e-14) return null;
    [rows[column], rows[pivot]] = [best, rows[column] as number[]];
    for (let i = column + 1; i < n; i++) {
      const row = rows[i] as number[];
      const factor = (row[column] as number) / (best[column] as number);
      for (let j = column; j <= n; j++) row[j] = (row[j] as number) - factor * (best[j] as number);
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i] as number[];
    let value = row[n] as number;
    for (let j = i + 1; j < n; j++) value -= (row[j] as number) * (x[j] as number);
    x[i] = value / (row[i] as number);
  }
  return x;
};
