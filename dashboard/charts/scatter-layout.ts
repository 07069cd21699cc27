import type { ScatterLayout } from '../geometry/scatter.ts';

/** As high as two thirds of its width, at least high enough for its labels. */
export const scatterLayout = (width: number): ScatterLayout => ({
  width,
  height: Math.max(320, Math.min(460, Math.round(width * 0.66))),
  left: 44,
  right: 10,
  top: 34,
  bottom: 48,
  nTicks: width < 480 ? 3 : 5,
  label: { width: width < 700 ? 98 : 190, height: 15 },
});
