import { Problem } from '../../etl/model/problem.ts';
import type { GroupDimension } from '../contract/dimensions.ts';
import type { WhyAnswer, WhyPart } from '../contract/why.ts';
import type { Metric } from '../metrics/index.ts';
import { benjaminiHochberg, normalInterval, normalTwoSided, type MeanSums } from '../stats/index.ts';
import { decompose, type Contribution, type SplitPart } from './decompose.ts';
import { LEVEL } from './estimate.ts';
import { directionWord } from './verdict.ts';
import type { NamedCell } from './why.ts';

const Q_LIMIT = 0.05;
const MOST_CELLS = 2000;

/** A contribution with its interval. */
export const toContribution = ({ value, se }: Contribution): WhyPart['mix'] => ({
  value,
  ...(se === null || se === 0 ? { lower: null, upper: null } : normalInterval(value, se, LEVEL)),
});

interface Group {
  readonly members: Readonly<Record<string, string | null>>;
  readonly positions: readonly number[];
}

const addUp = (cells: readonly (MeanSums | null)[]): { n: number; w: number; value: number | null } => {
  const held = cells.filter((cell) => cell !== null);
  const sum = (pick: (cell: MeanSums) => number): number =>
    held.reduce((total, cell) => total + pick(cell), 0);
  const w = sum((cell) => cell.w);
  return { n: sum((cell) => cell.n), w, value: w > 0 ? sum((cell) => cell.ws) / w : null };
};

/** The members of one dimension, each with its cells. */
const byMember = (cells: readonly NamedCell[], dimension: GroupDimension): Group[] => {
  const groups = new Map<string | null, number[]>();
  cells.forEach(({ members }, i) => {
    const member = members[dimension] ?? null;
    groups.set(member, [...(groups.get(member) ?? []), i]);
  });
  return [...groups].map(([member, positions]) => ({ members: { [dimension]: member }, positions }));
};

const pOf = ({ total }: SplitPart): number | null =>
  total.se === null || total.se === 0 ? null : normalTwoSided(total.value / total.se);

const checkSize = (cells: readonly NamedCell[]): void => {
  if (cells.length <= MOST_CELLS) return;
  throw new Problem(
    'The change cannot be explained',
    [
      {
        code: 'too_many_cells',
        detail: `The change would fall into ${cells.length} cells, more than ${MOST_CELLS}.`,
        pointer: '/by',
        value: String(cells.length),
        way_out: 'Split over fewer or coarser dimensions.',
      },
    ],
    400,
  );
};

/**
 * Every member of every dimension, and every cell, with what it contributed. Contributions of too few answers are
 * shown, because all of them add up to the change, and are not tested.
 * @throws Problem when there are more cells than anybody can read.
 */
export const toParts = (
  cells: readonly NamedCell[],
  by: readonly GroupDimension[],
  { metric, minN }: { metric: Metric; minN: number },
): Pick<WhyAnswer, 'members' | 'cells' | 'n_tested'> => {
  checkSize(cells);
  const groups: Group[] = [
    ...by.flatMap((dimension) => byMember(cells, dimension)),
    ...cells.map(({ members }, i) => ({ members, positions: [i] })),
  ];
  const split = decompose(
    cells,
    groups.map(({ positions }) => positions),
  );
  if (!split) return { members: Object.fromEntries(by.map((name) => [name, []])), cells: [], n_tested: 0 };
  const [allNow, allThen] = [addUp(cells.map((cell) => cell.now)), addUp(cells.map((cell) => cell.then))];
  const drafts = groups.map(({ members, positions }, i) => {
    const now = addUp(positions.map((position) => cells[position]?.now ?? null));
    const then = addUp(positions.map((position) => cells[position]?.then ?? null));
    const part = split.parts[i] as SplitPart;
    const enough = now.n >= minN && then.n >= minN;
    return { members, now, then, part, p: enough ? pOf(part) : null };
  });
  const adjusted = benjaminiHochberg(drafts.flatMap(({ p }) => p ?? []));
  let next = 0;
  const parts = drafts.map(({ members, now, then, part, p }): WhyPart => {
    const q = p === null ? null : (adjusted[next++] ?? 1);
    const small = now.n < minN || then.n < minN;
    return {
      ...members,
      share: now.w / allNow.w,
      previous_share: then.w / allThen.w,
      value: now.n >= minN ? now.value : null,
      previous_value: then.n >= minN ? then.value : null,
      n: now.n,
      previous_n: then.n,
      mix: toContribution(part.mix),
      rate: toContribution(part.rate),
      total: toContribution(part.total),
      p,
      q,
      verdict:
        q === null
          ? 'too_few'
          : q <= Q_LIMIT
            ? directionWord(metric.direction, part.total.value)
            : 'no_clear_change',
      flags: small ? ['small_base'] : [],
    } as WhyPart;
  });
  const nMembers = parts.length - cells.length;
  return {
    members: Object.fromEntries(
      by.map((dimension) => [
        dimension,
        parts.slice(0, nMembers).filter((part) => Object.hasOwn(part, dimension)),
      ]),
    ),
    cells: parts.slice(nMembers),
    n_tested: adjusted.length,
  };
};
