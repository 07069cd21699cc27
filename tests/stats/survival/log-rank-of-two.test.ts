import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRank, logRankOfTwo } from '../../../api/stats/index.ts';

const counts = fc
  .uniqueArray(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 40 })), {
    selector: ([time]) => time,
    maxLength: 12,
  })
  .map((pairs) => {
    const inOrder = [...pairs].sort(([a], [b]) => a - b);
    return { times: inOrder.map(([time]) => time), counts: inOrder.map(([, n]) => n) };
  });
const course = fc.record({ ended: counts, going: counts });

describe('logRankOfTwo', () => {
  it('agrees with the test that agrees with R', () => {
    fc.assert(
      fc.property(course, course, (a, b) => {
        const [expected, p] = [
          logRank(
            [a, b].map(({ ended, going }) => [
              ...ended.times.map((time, i) => ({ time, events: ended.counts[i] as number, censored: 0 })),
              ...going.times.map((time, i) => ({ time, events: 0, censored: going.counts[i] as number })),
            ]),
          )?.p ?? null,
          logRankOfTwo(a, b),
        ];
        if (expected === null || p === null) expect(p).toBe(expected);
        else expect(p).toBeCloseTo(expected, 9);
      }),
      { numRuns: 2000 },
    );
  });
});
