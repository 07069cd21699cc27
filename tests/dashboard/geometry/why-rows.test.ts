import { describe, expect, it } from 'vitest';
import { whyPartSchema, type WhyAnswer, type WhyPart } from '../../../api/contract/why.ts';
import { tellingDimension, whyDomain, whyRows } from '../../../dashboard/geometry/why-rows.ts';

const around = (value: number, half: number) => ({ value, lower: value - half, upper: value + half });
const part = (name: string, total: number, verdict: WhyPart['verdict'], q: number): WhyPart =>
  whyPartSchema.parse({
    district: name,
    share: 0.5,
    previous_share: 0.5,
    value: 60,
    previous_value: 64,
    n: 40,
    previous_n: 40,
    mix: around(0, 0.1),
    rate: around(total, 0.5),
    total: around(total, 0.5),
    p: q,
    q,
    verdict,
    flags: [],
  });
const answer = (patch: Partial<WhyAnswer> = {}): WhyAnswer =>
  ({
    metric: 'satisfaction_mean',
    by: ['channel', 'district'],
    rate: around(-4, 1),
    mix: around(-0.1, 0.2),
    members: {
      channel: [{ ...part('x', -4, 'worse', 0.001), channel: 'phone' }],
      district: [
        part('Old Town', -0.5, 'worse', 0.01),
        part('Riverside', -2, 'worse', 0.001),
        part('Airport', -3, 'no_clear_change', 0.4),
        part('Station', 0.9, 'better', 0.02),
      ],
    },
    ...patch,
  }) as WhyAnswer;

describe('a split change', () => {
  it('shows both causes first, then what is certain, the largest first', () => {
    expect(whyRows(answer(), 2).map(({ id }) => id)).toEqual([
      'rate',
      'mix',
      'member Riverside',
      'member Station',
    ]);
  });
  it('is told by the first dimension that has more than one member', () => {
    expect(tellingDimension(answer())).toBe('district');
    expect(tellingDimension(answer({ members: {} }))).toBeNull();
  });
  it('has no rows where one period is empty', () => {
    expect(whyRows(answer({ rate: null, mix: null }), 3)).toEqual([]);
  });
  it('is drawn around zero, wide enough for every interval', () => {
    expect(whyDomain(whyRows(answer(), 3).map(({ row }) => row))).toEqual([-5, 5]);
    expect(whyDomain([])).toEqual([-1, 1]);
  });
});
