import { extent, scaleLinear } from 'd3';
import type { Tone } from './tone.ts';

type Interval = readonly [number, number];

/** A thing with two numbers, each with its interval where it has one. */
export interface ScatterEntry {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly xInterval: Interval | null;
  readonly yInterval: Interval | null;
  readonly tone: Tone | null;
  /** Pixels its name takes; the room of a label when absent. */
  readonly labelWidth?: number;
}

export interface ScatterLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly nTicks: number;
  /** Most room of one label. */
  readonly label: { readonly width: number; readonly height: number };
}

export interface PlacedDot extends ScatterEntry {
  readonly px: number;
  readonly py: number;
  readonly across: Interval | null;
  readonly upright: Interval | null;
  /** Which side the label stands on; null where it would cover another. */
  readonly label: 'start' | 'end' | null;
}

export interface PlacedScatter {
  readonly width: number;
  readonly height: number;
  /** Most pixels of a label. */
  readonly labelRoom: number;
  readonly plot: { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number };
  readonly dots: readonly PlacedDot[];
  /** Where the values of the whole lie; null without them. */
  readonly cross: { readonly x: number | null; readonly y: number | null };
  readonly xTicks: readonly { readonly value: number; readonly at: number }[];
  readonly yTicks: readonly { readonly value: number; readonly at: number }[];
}

const spread = (values: readonly number[]): [number, number] => {
  const [low = 0, high = 1] = extent(values) as [number | undefined, number | undefined];
  const pad = (high - low || Math.abs(high) || 1) * 0.06;
  return [low - pad, high + pad];
};

/** Two numbers per thing as dots with a cross of intervals; labels that would touch another are left out, loud ones last. */
export const placeScatter = (
  entries: readonly ScatterEntry[],
  whole: { readonly x: number | null; readonly y: number | null },
  layout: ScatterLayout,
): PlacedScatter => {
  const plot = {
    x0: layout.left,
    x1: layout.width - layout.right,
    y0: layout.height - layout.bottom,
    y1: layout.top,
  };
  const scaleOf = (axis: 'x' | 'y', range: [number, number]) =>
    scaleLinear(
      spread([
        ...entries.flatMap((entry) => [entry[axis], ...(entry[`${axis}Interval`] ?? [])]),
        ...(whole[axis] === null ? [] : [whole[axis]]),
      ]),
      range,
    );
  const x = scaleOf('x', [plot.x0, plot.x1]);
  const y = scaleOf('y', [plot.y0, plot.y1]);
  const taken: { x0: number; x1: number; y: number }[] = entries.map((entry) => ({
    x0: x(entry.x) - 6,
    x1: x(entry.x) + 6,
    y: y(entry.y),
  }));
  const labels = new Map<string, 'start' | 'end'>();
  for (const entry of [...entries].sort((a, b) => Number(b.tone !== null) - Number(a.tone !== null))) {
    const [px, py] = [x(entry.x), y(entry.y)];
    const labelWidth = Math.min(layout.label.width, entry.labelWidth ?? layout.label.width);
    const side = (['start', 'end'] as const).find((each) => {
      const x0 = each === 'start' ? px + 8 : px - 8 - labelWidth;
      const box = { x0, x1: x0 + labelWidth, y: py };
      if (box.x0 < 0 || box.x1 > layout.width) return false;
      const isFree = taken.every(
        (other) =>
          Math.abs(other.y - box.y) >= layout.label.height || other.x1 <= box.x0 || other.x0 >= box.x1,
      );
      if (isFree) taken.push(box);
      return isFree;
    });
    if (side) labels.set(entry.id, side);
  }
  return {
    width: layout.width,
    height: layout.height,
    labelRoom: layout.label.width - 6,
    plot,
    cross: { x: whole.x === null ? null : x(whole.x), y: whole.y === null ? null : y(whole.y) },
    xTicks: entries.length === 0 ? [] : x.ticks(layout.nTicks).map((value) => ({ value, at: x(value) })),
    yTicks: entries.length === 0 ? [] : y.ticks(layout.nTicks).map((value) => ({ value, at: y(value) })),
    dots: entries.map((entry) => ({
      ...entry,
      px: x(entry.x),
      py: y(entry.y),
      across: entry.xInterval && [x(entry.xInterval[0]), x(entry.xInterval[1])],
      upright: entry.yInterval && [y(entry.yInterval[0]), y(entry.yInterval[1])],
      label: labels.get(entry.id) ?? null,
    })),
  };
};
