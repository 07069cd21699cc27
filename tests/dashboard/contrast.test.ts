import { describe, expect, it } from 'vitest';
import { THEMES } from './theme-tokens.ts';

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

/** Texts (4.5:1) and marks (3:1) on the grounds they stand on. */
const TEXTS: readonly (readonly [string, string])[] = [
  ...['ink', 'ink-2', 'ink-3', 'lower', 'higher'].flatMap((ink) =>
    ['paper', 'raised'].map((ground) => [ink, ground] as const),
  ),
  ...['neutral', 'lower-1', 'lower-2', 'higher-1', 'higher-2', 'band'].map(
    (ground) => ['ink-2', ground] as const,
  ),
  ['ink', 'lower-3'],
  ['ink', 'higher-3'],
  ['on-signal', 'lower'],
  ['on-signal', 'higher'],
  ['on-signal', 'ink-2'],
  ['paper', 'ink'],
];
const MARKS: readonly (readonly [string, string])[] = [
  ['rule', 'paper'],
  ['focus', 'paper'],
  ['focus', 'raised'],
];

describe.each(Object.entries(THEMES))('%s theme', (_name, tokens) => {
  const ratio = (a: string, b: string): number => contrast(tokens.get(a) ?? '', tokens.get(b) ?? '');

  it('finds its tokens', () => expect(tokens.size).toBeGreaterThan(18));
  it.each(TEXTS)('%s on %s can be read', (ink, ground) =>
    expect(ratio(ink, ground)).toBeGreaterThanOrEqual(4.5),
  );
  it.each(MARKS)('%s on %s can be seen', (mark, ground) =>
    expect(ratio(mark, ground)).toBeGreaterThanOrEqual(3),
  );
});
