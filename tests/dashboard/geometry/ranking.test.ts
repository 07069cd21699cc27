import { describe, expect, it } from 'vitest';
import { rankRows } from '../../../dashboard/geometry/ranking.ts';
import { row } from '../rows.ts';

const rows = [row({ value: 0.5 }), row({ value: null }), row({ value: 0.2 }), row({ value: 0.9 })];
const values = (direction: 'higher' | 'lower' | 'neutral') =>
  rankRows(rows, direction).map(({ value }) => value);

describe('a ranking', () => {
  it('starts with the worst', () => {
    expect(values('higher')).toEqual([0.2, 0.5, 0.9, null]);
    expect(values('lower')).toEqual([0.9, 0.5, 0.2, null]);
  });
  it('starts with the most where neither is better', () =>
    expect(values('neutral')).toEqual([0.9, 0.5, 0.2, null]));
});
