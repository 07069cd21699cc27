import { describe, expect, it } from 'vitest';
import { auc, judge, macroF1 } from './scores.ts';

describe('the figures of an evaluation', () => {
  it('count pairs for the AUC, ties as half', () => {
    const cases = [
      [0.9, true],
      [0.5, true],
      [0.5, false],
      [0.1, true],
      [-1, false],
    ].map(([score, positive]) => ({ score: score as number, positive: positive as boolean }));
    // Six pairs: 0.9 over both, 0.5 ties with 0.5 and beats −1, 0.1 loses to 0.5 and beats −1.
    expect(auc(cases)).toBeCloseTo((2 + 1.5 + 1) / 6, 12);
    expect(judge(cases).accuracy).toBe(4 / 5);
  });

  it('average F1 over the classes, rare ones too', () => {
    const truth = ['a', 'a', 'a', 'b'];
    expect(macroF1(truth, ['a', 'a', 'a', 'a'])).toBeCloseTo((6 / 7 + 0) / 2, 12);
    expect(macroF1(truth, truth)).toBe(1);
  });
});
