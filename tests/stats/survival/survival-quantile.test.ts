import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kaplanMeier, survivalQuantile, survivalQuantileOf } from '../../../api/stats/index.ts';

const counts = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 })), {
    selector: ([time]) => time,
    maxLength: 25,
  })
  .map((pairs) => {
    const inOrder = [...pairs].sort(([a], [b]) => a - b);
    return { times: inOrder.map(([time]) => time), counts: inOrder.map(([, n]) => n) };
  });

/** R's numbers are compared with the curve's quantile (`npm run reference`); this one has to say the same. */
it('quantiles without a curve are those of the curve', () => {
  let middles = 0;
  fc.assert(
    fc.property(
      counts,
      counts,
      fc.constantFrom(0.1, 0.25, 0.5, 0.75, 0.9),
      fc.constantFrom(0.8, 0.95),
      (ended, going, p, level) => {
        const events = ended.times.map((time, i) => ({ time, events: ended.counts[i] ?? 0, censored: 0 }));
        const censored = going.times.map((time, i) => ({
          time,
          events: 0,
          censored: going.counts[i] ?? 0,
        }));
        const expected = survivalQuantile(kaplanMeier([...events, ...censored], level), p);
        expect(survivalQuantileOf(ended, going, level, p)).toEqual(expected);
        if (expected.value !== null && !ended.times.includes(expected.value)) middles += 1;
      },
    ),
    { numRuns: 3000, seed: 20261123 },
  );
  expect(middles).toBeGreaterThan(5);
});
