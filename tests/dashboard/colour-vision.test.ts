import { lab, rgb } from 'd3';
import { describe, expect, it } from 'vitest';
import { THEMES } from './theme-tokens.ts';

/** How people see who lack one kind of cone, in linear RGB: Machado, Oliveira & Fernandes 2009, severity 1. */
const SIGHTS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const toLinear = (value: number): number =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const toByte = (value: number): number => {
  const inside = Math.min(1, Math.max(0, value));
  return 255 * (inside <= 0.0031308 ? inside * 12.92 : 1.055 * inside ** (1 / 2.4) - 0.055);
};
const seen = (hex: string, sight: readonly (readonly number[])[]) => {
  const { r, g, b } = rgb(hex);
  const linear = [r, g, b].map(toLinear);
  const [red = 0, green = 0, blue = 0] = sight.map((row) =>
    toByte(row.reduce((sum, weight, i) => sum + weight * (linear[i] ?? 0), 0)),
  );
  return lab(rgb(red, green, blue));
};
/** CIE 1976 distance: about 2 is just seen side by side. */
const distance = (a: string, b: string, sight: readonly (readonly number[])[]): number => {
  const [x, y] = [seen(a, sight), seen(b, sight)];
  return Math.hypot(x.l - y.l, x.a - y.a, x.b - y.b);
};

describe.each(Object.entries(THEMES))('%s theme', (_theme, tokens) => {
  const colour = (name: string): string => tokens.get(name) ?? '';
  describe.each(Object.entries(SIGHTS))('seen with %s', (_sight, sight) => {
    it.each([
      ['lower', 'higher', 20],
      ['lower-3', 'higher-3', 10],
      ['lower', 'neutral', 20],
      ['higher', 'neutral', 20],
      ['lower', 'ink', 20],
      ['higher', 'ink', 20],
    ] as const)('%s is not %s', (a, b, least) =>
      expect(distance(colour(a), colour(b), sight)).toBeGreaterThanOrEqual(least),
    );
    it.each(['lower', 'higher'])('%s grows step by step away from neutral', (side) => {
      const steps = ['neutral', `${side}-1`, `${side}-2`, `${side}-3`, side].map(colour);
      const away = steps.map((step) => distance(step, colour('neutral'), sight));
      for (let i = 1; i < away.length; i += 1) expect((away[i] ?? 0) - (away[i - 1] ?? 0)).toBeGreaterThan(2);
    });
  });
});
