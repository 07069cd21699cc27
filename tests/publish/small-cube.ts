import { addWithTotals, axisOf, gridOf, leafFinder } from '../../api/publish/grid.ts';
import type { CaseCube } from '../../api/publish/read-cases.ts';
import { RATES } from '../../api/publish/subjects.ts';

/** A small city; a share `tiny` of its counts is 0–8, half as many are zero: the hardest to keep secret. */
export const smallCube = (random: () => number, months: readonly string[], tiny = 0.5): CaseCube => {
  const districts = ['East', 'North', null].slice(0, 2 + Math.floor(random() * 2));
  const issues = ['Roads', 'Water', 'Waste'].slice(0, 2 + Math.floor(random() * 2));
  const grid = gridOf([
    axisOf('month', months),
    axisOf('district', districts),
    axisOf('issue_group', issues),
  ]);
  const empty = (): Float64Array => new Float64Array(grid.size);
  const cases = empty();
  const rates = new Map(RATES.map(({ id }) => [id, [empty(), empty(), empty()]]));
  const leafOf = leafFinder(grid);
  for (const month of months)
    for (const district of districts)
      for (const issue of issues) {
        const size = random() < tiny / 2 ? 0 : random() < tiny ? 9 : 60 / tiny;
        const n = Math.floor(size * random());
        const leaf = leafOf([month, district, issue]);
        addWithTotals(grid, cases, leaf, n);
        for (const { id } of RATES) {
          const answered = Math.round(n * (random() < 0.3 ? 1 : 0.7));
          const yes = Math.round(answered * (random() < 0.3 ? 0.95 : random()));
          [yes, answered - yes, n - answered].forEach((count, i) =>
            addWithTotals(grid, rates.get(id)?.[i] ?? empty(), leaf, count),
          );
        }
      }
  return { grid, cases, rates };
};
