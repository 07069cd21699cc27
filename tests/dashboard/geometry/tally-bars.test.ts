import { expect, it } from 'vitest';
import { layOutTally } from '../../../dashboard/geometry/tally-bars.ts';

it('draws each stratum as high as its share of the highest, on one ground', () => {
  const bars = layOutTally(
    [
      { name: 'a', n: 40, common: true },
      { name: 'b', n: 10, common: false },
      { name: 'c', n: 0, common: false },
    ],
    90,
    20,
  );
  expect(bars.map(({ height }) => height)).toEqual([20, 5, 0]);
  expect(bars.map(({ y, height }) => y + height)).toEqual([20, 20, 20]);
  expect(bars.map(({ x, width }) => x + width / 2)).toEqual([15, 45, 75]);
  expect(layOutTally([], 90, 20)).toEqual([]);
  expect(layOutTally([{ name: 'none', n: 0, common: false }], 90, 20)[0]?.height).toBe(0);
});
