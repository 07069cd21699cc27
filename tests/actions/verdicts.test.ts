import { expect, it } from 'vitest';
import { judgeByLot, KINDS } from '../evaluate/verdicts.ts';
import { NO_EFFECT } from '../evaluate/simulate-actions.ts';

it.each(Object.entries(KINDS))('finds nothing where nothing was done, in a %s city', (_name, kind) => {
  const { judged, improved, worse, intervals, covered } = judgeByLot(kind, NO_EFFECT, 20, 4);
  expect(judged).toBeGreaterThan(60);
  // 2.5 % would be nominal for each; four of eighty is beyond it with p < 0.02, and the seeds are fixed.
  expect(improved).toBeLessThanOrEqual(3);
  expect(worse).toBeLessThanOrEqual(3);
  expect(covered / intervals).toBeGreaterThan(0.9);
});

it('finds what halves the reports, and its interval holds the half', () => {
  const { judged, improved, worse, intervals, covered } = judgeByLot(
    KINDS['dense']!,
    { factor: 0.5, dissatisfaction: 0 },
    20,
    4,
  );
  expect(improved / judged).toBeGreaterThan(0.35);
  expect(worse).toBe(0);
  expect(covered / intervals).toBeGreaterThan(0.9);
});
