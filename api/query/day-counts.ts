/** How many by whole days, in rising order of days, none of them zero. */
export interface DayCounts {
  readonly days: Int32Array;
  readonly ns: Float64Array;
}

export const NO_DAYS: DayCounts = { days: new Int32Array(0), ns: new Float64Array(0) };

/** All of them together. */
export const totalOf = ({ ns }: DayCounts): number => {
  let total = 0;
  for (let i = 0; i < ns.length; i += 1) total += ns[i] as number;
  return total;
};

/** How many there are of one day. */
export const atDay = ({ days, ns }: DayCounts, day: number): number => ns[days.indexOf(day)] ?? 0;

/** Counts from pairs in any order, a day as often as it comes. */
export const dayCounts = (days: readonly number[], ns: readonly number[]): DayCounts => {
  const order = Array.from(days.keys()).sort((a, b) => (days[a] as number) - (days[b] as number));
  const [inOrder, counts]: [number[], number[]] = [[], []];
  for (const i of order) {
    const day = days[i] as number;
    if (inOrder.at(-1) === day) counts[counts.length - 1] = (counts.at(-1) as number) + (ns[i] as number);
    else {
      inOrder.push(day);
      counts.push(ns[i] as number);
    }
  }
  return withoutZeros(Int32Array.from(inOrder), Float64Array.from(counts), inOrder.length);
};

const withoutZeros = (days: Int32Array, ns: Float64Array, length: number): DayCounts => {
  let n = 0;
  for (let i = 0; i < length; i += 1) {
    if (ns[i] === 0) continue;
    days[n] = days[i] as number;
    ns[n++] = ns[i] as number;
  }
  return { days: days.subarray(0, n), ns: ns.subarray(0, n) };
};

/** Counts added to (or taken from) others. */
export const addDayCounts = (a: DayCounts, b: DayCounts, sign: 1 | -1): DayCounts => {
  if (b.days.length === 0) return a;
  if (a.days.length === 0 && sign === 1) return b;
  const most = a.days.length + b.days.length;
  const [days, ns] = [new Int32Array(most), new Float64Array(most)];
  let [i, j, n] = [0, 0, 0];
  const [nLeft, nRight] = [a.days.length, b.days.length];
  // Reading beyond the end of a typed array is what makes such a loop slow.
  while (i < nLeft || j < nRight) {
    const left = i < nLeft ? (a.days[i] as number) : Infinity;
    const right = j < nRight ? (b.days[j] as number) : Infinity;
    const day = left < right ? left : right;
    let sum = 0;
    if (left === day) sum += a.ns[i++] as number;
    if (right === day) sum += sign * (b.ns[j++] as number);
    days[n] = day;
    ns[n++] = sum;
  }
  return withoutZeros(days, ns, n);
};
