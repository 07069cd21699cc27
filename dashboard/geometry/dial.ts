import { arc, type DefaultArcObject } from 'd3';

/** Half of the angle the scale spans, from straight up; 0 stands at its left end, 100 at its right. */
const SPAN = (128 * Math.PI) / 180;
export const SCALE_WORDS = ['grievance', 'strained', 'mixed', 'content', 'flourishing'] as const;
export type ScaleWord = (typeof SCALE_WORDS)[number];
const STEP = 100 / SCALE_WORDS.length;
/** The hands end short of the words, which stand between them and the scale. */
const REACH = 34;

export interface DialReading {
  /** 0–100; null when nothing was measured. */
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The compared period, where the set hand was left. */
  readonly previous: number | null;
}

export interface PlacedTick {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly major: boolean;
  /** Number and its place, for every second major tick. */
  readonly label: { readonly text: number; readonly x: number; readonly y: number } | null;
}

export interface PlacedBand {
  readonly word: ScaleWord;
  /** Around the pivot as origin. */
  readonly path: string;
  /** Along which the word is written. */
  readonly textPath: string;
  /** The reading lies in it. */
  readonly current: boolean;
}

export interface PlacedDial {
  readonly width: number;
  readonly height: number;
  readonly cx: number;
  readonly cy: number;
  readonly radius: number;
  readonly ticks: readonly PlacedTick[];
  readonly bands: readonly PlacedBand[];
  /** Arc around the pivot as origin. */
  readonly interval: string | null;
  /** From the set hand to the reading, around the pivot as origin. */
  readonly change: string | null;
  readonly needle: string | null;
  readonly setHand: {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    /** Its place on the scale. */
    readonly x: number;
    readonly y: number;
  } | null;
}

const clamp = (value: number): number => Math.max(0, Math.min(100, value));
const angleOf = (value: number): number => -SPAN + (2 * SPAN * clamp(value)) / 100;

/** The scale word a value falls under. */
export const wordOf = (value: number): ScaleWord =>
  SCALE_WORDS[Math.min(SCALE_WORDS.length - 1, Math.floor(clamp(value) / STEP))] ?? 'mixed';

/** Places an aneroid dial of a width in pixels: scale, words, the reading hand with its interval, the set hand. */
export const placeDial = (reading: DialReading, width: number): PlacedDial => {
  const margin = 34;
  const radius = width / 2 - margin;
  const cx = width / 2;
  const cy = radius + 26;
  const at = (angle: number, r: number): { x: number; y: number } => ({
    x: cx + r * Math.sin(angle),
    y: cy - r * Math.cos(angle),
  });
  const draw = arc<DefaultArcObject>();
  const ring = (from: number, to: number, inner: number, outer: number, cornerRadius = 0): string =>
    draw.cornerRadius(cornerRadius)({
      startAngle: from,
      endAngle: to,
      innerRadius: inner,
      outerRadius: outer,
      padAngle: 0,
    }) ?? '';

  const ticks = Array.from({ length: 51 }, (_, i): PlacedTick => {
    const value = i * 2;
    const major = value % 10 === 0;
    const angle = angleOf(value);
    const from = at(angle, radius + 3);
    const to = at(angle, radius + (major ? 12 : 7));
    const label = at(angle, radius + 25);
    return {
      x1: from.x,
      y1: from.y,
      x2: to.x,
      y2: to.y,
      major,
      label: value % 20 === 0 ? { text: value, x: label.x, y: label.y } : null,
    };
  });

  const gap = 0.008;
  const bands = SCALE_WORDS.map((word, i): PlacedBand => {
    const from = angleOf(i * STEP) + (i === 0 ? 0 : gap);
    const to = angleOf((i + 1) * STEP) - (i === SCALE_WORDS.length - 1 ? 0 : gap);
    const r = radius - 24;
    const start = at(from, r);
    const end = at(to, r);
    return {
      word,
      path: ring(from, to, radius - 3, radius),
      textPath: `M${start.x} ${start.y}A${r} ${r} 0 0 1 ${end.x} ${end.y}`,
      current: reading.value !== null && wordOf(reading.value) === word,
    };
  });

  const { value, lower, upper, previous } = reading;
  const least = 0.012;
  const interval =
    value === null
      ? null
      : ring(
          Math.min(angleOf(lower ?? value), angleOf(value) - least),
          Math.max(angleOf(upper ?? value), angleOf(value) + least),
          radius - 8,
          radius,
          1,
        );
  const change =
    value === null || previous === null || Math.abs(value - previous) < 0.05
      ? null
      : ring(
          Math.min(angleOf(value), angleOf(previous)),
          Math.max(angleOf(value), angleOf(previous)),
          radius * 0.6,
          radius * 0.6 + 3,
        );
  const hand =
    previous === null
      ? null
      : {
          from: at(angleOf(previous), 9),
          to: at(angleOf(previous), radius - REACH),
          on: at(angleOf(previous), radius - 1.5),
        };
  return {
    width,
    height: cy - radius * Math.cos(SPAN) + 32,
    cx,
    cy,
    radius,
    ticks,
    bands,
    interval,
    change,
    needle: value === null ? null : needlePath(angleOf(value), cx, cy, radius),
    setHand: hand && {
      x1: hand.from.x,
      y1: hand.from.y,
      x2: hand.to.x,
      y2: hand.to.y,
      x: hand.on.x,
      y: hand.on.y,
    },
  };
};

/** A tapered hand with a short counterweight behind the pivot. */
const needlePath = (angle: number, cx: number, cy: number, radius: number): string => {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const point = (along: number, across: number): string =>
    `${cx + along * sin + across * cos} ${cy - along * cos + across * sin}`;
  const tail = -radius * 0.17;
  return `M${point(radius - REACH, -0.5)}L${point(radius - REACH, 0.5)}L${point(0, 3.4)}L${point(tail, 2.2)}L${point(tail, -2.2)}L${point(0, -3.4)}Z`;
};
