/** Adjusted p values that control the false discovery rate (Benjamini & Hochberg 1995), in the order given. */
export const benjaminiHochberg = (p: readonly number[]): number[] => {
  const order = p.map((_, i) => i).sort((a, b) => (p[b] as number) - (p[a] as number));
  const adjusted = new Array<number>(p.length);
  let least = 1;
  order.forEach((index, position) => {
    least = Math.min(least, ((p[index] as number) * p.length) / (p.length - position));
    adjusted[index] = least;
  });
  return adjusted;
};
