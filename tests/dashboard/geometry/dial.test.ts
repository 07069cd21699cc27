import { describe, expect, it } from 'vitest';
import { placeDial, wordOf } from '../../../dashboard/geometry/dial.ts';

const reading = { value: 50, lower: 48, upper: 52, previous: 25 };
const numbersIn = (path: string): number[] => (path.match(/-?\d+(\.\d+)?(e-?\d+)?/g) ?? []).map(Number);

describe('the dial', () => {
  it('points straight up at 50', () => {
    const dial = placeDial(reading, 400);
    const [x1 = 0, y1 = 0, x2 = 0] = numbersIn(dial.needle ?? '');
    expect((x1 + x2) / 2).toBeCloseTo(200, 6);
    expect(y1).toBeLessThan(dial.cy);
  });

  it('leaves the set hand a quarter of the scale to the left: at −64 degrees', () => {
    const dial = placeDial(reading, 400);
    const hand = dial.setHand;
    expect(hand).not.toBeNull();
    const angle = (Math.atan2((hand?.x2 ?? 0) - dial.cx, dial.cy - (hand?.y2 ?? 0)) * 180) / Math.PI;
    expect(angle).toBeCloseTo(-64, 6);
  });

  it('has no hand, interval or word where nothing was measured', () => {
    const dial = placeDial({ value: null, lower: null, upper: null, previous: null }, 400);
    expect([dial.needle, dial.interval, dial.change, dial.setHand]).toEqual([null, null, null, null]);
    expect(dial.bands.some((band) => band.current)).toBe(false);
  });

  it('draws no change without an earlier reading or when nothing moved', () => {
    expect(placeDial({ ...reading, previous: null }, 400).change).toBeNull();
    expect(placeDial({ ...reading, previous: 50 }, 400).change).toBeNull();
    expect(placeDial(reading, 400).change).not.toBeNull();
  });

  it('numbers the scale 0 to 100 by twenties and keeps it inside the picture', () => {
    const dial = placeDial(reading, 340);
    const labels = dial.ticks.flatMap((tick) => (tick.label ? [tick.label] : []));
    expect(labels.map((label) => label.text)).toEqual([0, 20, 40, 60, 80, 100]);
    for (const label of labels) {
      expect(label.x).toBeGreaterThan(0);
      expect(label.x).toBeLessThan(340);
      expect(label.y).toBeGreaterThan(0);
      expect(label.y).toBeLessThan(dial.height);
    }
  });

  it.each([
    [0, 'grievance'],
    [19.99, 'grievance'],
    [20, 'strained'],
    [59.9, 'mixed'],
    [60, 'content'],
    [100, 'flourishing'],
    [130, 'flourishing'],
  ])('calls %d %s', (value, word) => expect(wordOf(value)).toBe(word));
});
