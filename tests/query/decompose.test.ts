import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decompose, type SplitCell } from '../../api/query/decompose.ts';
import { meanSums } from '../../api/stats/index.ts';

/** One answer as a test knows it: which cell, what was said, with which weight. */
interface Answer {
  readonly cell: number;
  readonly y: number;
  readonly w: number;
}

const N_CELLS = 4;

const toCells = (now: readonly Answer[], then: readonly Answer[]): SplitCell[] =>
  Array.from({ length: N_CELLS }, (_, cell): SplitCell => {
    const of = (answers: readonly Answer[]) => {
      const own = answers.filter((answer) => answer.cell === cell);
      return own.length > 0 ? meanSums(own.map(({ y, w }) => [y, w] as const)) : null;
    };
    return { now: of(now), then: of(then) };
  });

const mean = (answers: readonly Answer[]): number =>
  answers.reduce((sum, { y, w }) => sum + w * y, 0) / answers.reduce((sum, { w }) => sum + w, 0);
const weight = (answers: readonly Answer[]): number => answers.reduce((sum, { w }) => sum + w, 0);

/** The definition, worked out on the answers themselves: Σ share change × mean rate, Σ rate change × mean share. */
const byHand = (now: readonly Answer[], then: readonly Answer[]): { mix: number; rate: number } => {
  let [mix, rate] = [0, 0];
  for (let cell = 0; cell < N_CELLS; cell++) {
    const [a, b] = [now, then].map((all) => all.filter((answer) => answer.cell === cell));
    const [shareA, shareB] = [weight(a as Answer[]) / weight(now), weight(b as Answer[]) / weight(then)];
    const rateA = (a as Answer[]).length > 0 ? mean(a as Answer[]) : mean(b as Answer[]);
    const rateB = (b as Answer[]).length > 0 ? mean(b as Answer[]) : mean(a as Answer[]);
    if (Number.isNaN(rateA)) continue;
    mix += ((shareA - shareB) * (rateA + rateB)) / 2;
    rate += ((rateA - rateB) * (shareA + shareB)) / 2;
  }
  return { mix, rate };
};

const answers = (most: number): fc.Arbitrary<Answer[]> =>
  fc.array(
    fc.record({
      cell: fc.integer({ min: 0, max: N_CELLS - 1 }),
      y: fc.integer({ min: 0, max: 4 }).map((point) => 25 * point),
      w: fc.integer({ min: 1, max: 30 }).map((tenths) => tenths / 10),
    }),
    { minLength: 1, maxLength: most },
  );

const EVERY = Array.from({ length: N_CELLS }, (_, i) => [i]);
const ALL = [EVERY.flat()];

/** Standard error by leaving out one answer at a time, in each period by itself. */
const jackknife = (
  now: readonly Answer[],
  then: readonly Answer[],
  groups: readonly (readonly number[])[],
  pick: (parts: NonNullable<ReturnType<typeof decompose>>['parts']) => number,
): number => {
  const without = (all: readonly Answer[], i: number): Answer[] => all.filter((_, at) => at !== i);
  const spread = (values: readonly number[]): number => {
    const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
    return (squares * (values.length - 1)) / values.length;
  };
  const value = (a: readonly Answer[], b: readonly Answer[]): number =>
    pick(decompose(toCells(a, b), groups)?.parts ?? []);
  return Math.sqrt(
    spread(now.map((_, i) => value(without(now, i), then))) +
      spread(then.map((_, i) => value(now, without(then, i)))),
  );
};

describe('a change split into mix and rate', () => {
  it('adds up to the change exactly, over cells and over any partition of them', () => {
    fc.assert(
      fc.property(answers(60), answers(60), (now, then) => {
        const change = mean(now) - mean(then);
        for (const groups of [EVERY, ALL, [[0, 2], [1], [3]]]) {
          const split = decompose(toCells(now, then), groups);
          const total = (split?.parts ?? []).reduce((sum, { mix, rate }) => sum + mix.value + rate.value, 0);
          expect(Math.abs(total - change) / 100).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it('has the mix and the rate of the definition, worked out on the answers', () => {
    fc.assert(
      fc.property(answers(60), answers(60), (now, then) => {
        const [all] = decompose(toCells(now, then), ALL)?.parts ?? [];
        const expected = byHand(now, then);
        expect(all?.mix.value).toBeCloseTo(expected.mix, 9);
        expect(all?.rate.value).toBeCloseTo(expected.rate, 9);
      }),
    );
  });

  it('has the errors that leaving out one answer at a time gives', () => {
    const draw = (seed: number, shift: number): Answer[] =>
      Array.from({ length: 500 }, (_, i) => {
        const turn = (i * 7919 + seed * 104_729) % 1000;
        const cell = turn % 10 < 4 + shift ? 0 : turn % 10 < 7 ? 1 : turn % 10 < 9 ? 2 : 3;
        return {
          cell,
          y: ((i * 31 + seed + turn * 13 + cell * 17) % 5) * (20 + cell + shift),
          w: 0.5 + ((i * 37 + seed) % 20) / 10,
        };
      });
    const [now, then] = [draw(3, 2), draw(11, 0)];
    for (const groups of [
      ALL,
      EVERY,
      [
        [0, 3],
        [1, 2],
      ],
    ]) {
      const split = decompose(toCells(now, then), groups);
      split?.parts.forEach((part, i) => {
        for (const name of ['mix', 'rate', 'total'] as const) {
          const expected = jackknife(now, then, groups, (parts) => parts[i]?.[name].value ?? Number.NaN);
          expect(Math.abs((part[name].se ?? 0) - expected) / expected).toBeLessThan(0.03);
        }
      });
    }
  });

  it('counts a cell that came or went as mix alone', () => {
    const now = [0, 0, 1].map((cell, i) => ({ cell, y: 50 + i, w: 1 }));
    const then = [0, 2].map((cell) => ({ cell, y: 40 + cell, w: 1 }));
    const split = decompose(toCells(now, then), EVERY);
    expect(split?.parts.map(({ rate }) => rate.value !== 0)).toEqual([true, false, false, false]);
  });

  it('explains nothing when a period is empty', () => {
    expect(decompose(toCells([], [{ cell: 0, y: 1, w: 1 }]), ALL)).toBeNull();
  });
});
