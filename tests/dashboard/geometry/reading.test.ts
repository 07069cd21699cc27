import { describe, expect, it } from 'vitest';
import { composeReading } from '../../../dashboard/geometry/reading.ts';
import { standingOut } from '../../../dashboard/geometry/standing-out.ts';
import { row } from '../rows.ts';

const level = row({ value: 62, lower: 60, upper: 64, n: 1800, previous_value: 66, difference: -4 });
const worse = row({
  district: 'Riverside',
  issue: 'Water',
  value: 41,
  difference: -22,
  n: 212,
  q: 0.001,
  verdict: 'worse',
});
const better = row({
  district: 'Old Town',
  issue: 'Roads',
  value: 71,
  difference: 12,
  n: 90,
  q: 0.01,
  verdict: 'better',
});

describe('the reading', () => {
  it('tells a change that survived, the worst place and the best', () => {
    const reading = composeReading({ ...level, q: 0.004, verdict: 'worse' }, [], [better, worse], []);
    expect(reading.change?.tone).toBe('worse');
    expect(reading.worst).toBe(worse);
    expect(reading.best).toBe(better);
  });

  it('tells no change that did not survive', () => {
    const reading = composeReading({ ...level, q: 0.4, verdict: 'no_clear_change' }, [], [], []);
    expect(reading.level?.value).toBe(62);
    expect([reading.change, reading.worst, reading.best]).toEqual([null, null, null]);
  });

  it('tells no change without an earlier value, whatever the verdict says', () => {
    const { change } = composeReading(
      { ...level, previous_value: null, q: 0.001, verdict: 'worse' },
      [],
      [],
      [],
    );
    expect(change).toBeNull();
  });

  it('tells a control signal only of the newest month that has a value', () => {
    const marked = row({ month: '2026-09', value: 59, signal: 'outside', signal_side: 'below' });
    const calm = row({ month: '2026-10', value: 62, signal: null });
    const withheld = row({ month: '2026-11', value: null, signal: null });
    expect(composeReading(level, [calm, marked], [], []).signal?.label).toBe('2026-09');
    expect(composeReading(level, [marked, withheld], [], []).signal?.label).toBe('2026-09');
    expect(composeReading(level, [marked, calm], [], []).signal).toBeNull();
  });

  it('names what changed before what differs from the others', () => {
    const both = composeReading(level, [], [better], [worse]);
    expect([both.against, both.worst, both.best]).toEqual(['before', worse, null]);
    const chance = { ...worse, q: 0.3, verdict: 'no_clear_change' } as const;
    expect(composeReading(level, [], [better], [chance])).toMatchObject({ against: 'peers', best: better });
  });

  it('says nothing of nothing', () => {
    expect(composeReading(undefined, [], [], [])).toEqual({
      level: null,
      change: null,
      signal: null,
      against: 'peers',
      worst: null,
      best: null,
    });
  });
});

describe('what stands out', () => {
  it('lists survivors only, worse first, the most people first', () => {
    const few = row({ difference: -30, n: 10, q: 0.01, verdict: 'worse' });
    const chance = row({ difference: -50, n: 900, q: 0.2, verdict: 'no_clear_change' });
    expect(standingOut([better, few, chance, worse]).map((each) => each.row)).toEqual([worse, few, better]);
  });
});
