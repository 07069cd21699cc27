import { describe, expect, it } from 'vitest';
import { closingSignals } from '../../api/pain-points/closing.ts';
import {
  CLOSING_BINS,
  CLOSING_BLOCKS,
  CLOSING_BOUNDS,
  emptyClosing,
  type ClosingCounts,
  type Closings,
} from '../../api/pain-points/closing-counts.ts';
import { comparePace, shareOpen } from '../../api/pain-points/closing-pace.ts';
import type { Node } from '../../api/pain-points/nodes.ts';
import { kaplanMeier, logRank, type SurvivalCount } from '../../api/stats/index.ts';
import { poisson, whole } from '../../samples/random/draw.ts';
import { openStream } from '../../samples/random/stream.ts';

const random = openStream(11, 'closing tests');
const drawGroup = (rate: number): Closings => ({
  ended: Float64Array.from({ length: CLOSING_BINS }, () => poisson(random, rate)),
  left: Float64Array.from({ length: CLOSING_BINS + 1 }, () => poisson(random, 1)),
});
/** The same cases as the tests that agree with R read them: bins as times; those watched for no bin are nobody. */
const asCounts = ({ ended, left }: Closings): SurvivalCount[] =>
  Array.from(ended, (events, bin) => ({ time: bin + 1, events, censored: left[bin + 1] as number }));

describe('the pace of closing', () => {
  it('differs by the log-rank χ² of the statistics that agree with R', () => {
    for (let round = 0; round < 20; round++) {
      const [a, b] = [drawGroup(whole(random, 1, 9)), drawGroup(4)];
      const pace = comparePace(a, b);
      const { chiSquare, observed, expected } = logRank([asCounts(a), asCounts(b)])!;
      expect((pace?.value ?? 0) ** 2 / (pace?.variance ?? 1)).toBeCloseTo(chiSquare, 9);
      expect(Math.sign(pace?.value ?? 0)).toBe(Math.sign((observed[0] ?? 0) - (expected[0] ?? 0)));
    }
  });
  it('leaves open what Kaplan and Meier leave open', () => {
    const group = drawGroup(3);
    const open = shareOpen(group);
    for (const { time, survival } of kaplanMeier(asCounts(group), 0.95))
      expect(open[time - 1]).toBeCloseTo(survival, 12);
  });
  it('is nothing where nobody is watched', () => {
    const none: Closings = {
      ended: new Float64Array(CLOSING_BINS),
      left: new Float64Array(CLOSING_BINS + 1),
    };
    expect(comparePace(none, drawGroup(3))).toBeNull();
    expect(shareOpen(none)[0]).toBeNull();
  });
});

/** Sixty cases a block, half of them closed within `usual` days of three kinds; `late` bins later in the newest block. */
const cellOf = (place: number, late: (block: number) => number): Node => {
  const closing: ClosingCounts = emptyClosing();
  for (let block = 0; block < CLOSING_BLOCKS; block++)
    for (let i = 0; i < 60; i++) {
      const bin = whole(random, 2, 7) + late(block);
      const at = block * CLOSING_BINS + Math.min(CLOSING_BINS - 1, bin);
      closing.ended[at] = (closing.ended[at] as number) + 1;
    }
  const none = new Float64Array(130);
  return {
    place,
    issue: 0,
    group: 'g',
    cases: none,
    opinions: none,
    dissatisfied: none,
    children: [],
    closing,
  };
};
const SPAN = { from: 0, to: 104, nWeeks: 130 };

describe('slower closing', () => {
  it('is found in the one place that has become slower, with what is said in days', () => {
    const nodes = Array.from({ length: 10 }, (_, place) =>
      cellOf(place, (block) => (place === 4 && block === 0 ? 3 : 0)),
    );
    const found = closingSignals(nodes, SPAN);
    const signal = found.get(nodes[4] as Node);
    expect(signal).toMatchObject({ kind: 'closing', length: 13, base: 60 });
    expect(signal?.p).toBeLessThan(1e-6);
    expect(CLOSING_BOUNDS).toContain(signal?.days);
    expect(signal?.observed ?? 0).toBeGreaterThan(1.4 * (signal?.expected ?? 0));
    for (const [node, { p }] of found) if (node !== nodes[4]) expect(p).toBeGreaterThan(0.001);
  });
  it('is not what became slower everywhere, nor what has always been slow', () => {
    const everywhere = Array.from({ length: 10 }, (_, place) =>
      cellOf(place, (block) => (block === 0 ? 3 : 0)),
    );
    for (const { p } of closingSignals(everywhere, SPAN).values()) expect(p).toBeGreaterThan(0.001);
    const always = Array.from({ length: 10 }, (_, place) => cellOf(place, () => (place === 4 ? 3 : 0)));
    for (const { p } of closingSignals(always, SPAN).values()) expect(p).toBeGreaterThan(0.001);
  });
  it('is not told from quarters that have always come and gone', () => {
    const restless = Array.from({ length: 10 }, (_, place) =>
      cellOf(place, (block) => (place === 4 && block % 2 === 0 ? 3 : 0)),
    );
    expect(closingSignals(restless, SPAN).get(restless[4] as Node)?.p).toBeGreaterThan(0.001);
  });
});
