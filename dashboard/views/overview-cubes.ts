import type { Dimension, GroupDimension } from '../../api/contract/dimensions.ts';
import type { Summary } from '../../api/contract/summary.ts';
import type { Where } from '../data/question.ts';
import { questionPath } from '../data/question.ts';
import { ratingKind, SENSES } from './overview-questions.ts';

const CASES = ['volume', 'response_rate', 'resolution_rate', 'satisfaction_rate', 'reach_rate'] as const;
/** Combinations of members up to which a cube is small enough to travel while a hand approaches. */
const MOST_CELLS = 12_000;

/** A dimension and how many members it has. */
export interface Sized {
  readonly dimension: GroupDimension;
  readonly n: number;
}

const withoutOwn = (where: Where, by: readonly GroupDimension[]): Where =>
  Object.fromEntries(Object.entries(where).filter(([name]) => !by.some((own) => own === name)));

/** The dimensions in their order of use, as many as stay within a size. */
const fitting = (sized: readonly Sized[]): GroupDimension[] => {
  const by: GroupDimension[] = [];
  let nCells = 1;
  for (const { dimension, n } of sized) {
    if (n === 0 || nCells * (n + 1) > MOST_CELLS) continue;
    nCells *= n + 1;
    by.push(dimension);
  }
  return by;
};

const path = (metrics: readonly string[], by: readonly GroupDimension[], where: Where): string[] =>
  metrics.length === 0
    ? []
    : [questionPath({ metrics, by, where: withoutOwn(where, by) }).replace(/^\/query/, '/cube')];

/**
 * The cubes from which the overview is brushed: cases by district, issue and channel; answers by district (of cases by
 * issue as well: the rollups hold no more of them); the senses apart, because they are read from the rows and take longer.
 * @param column what stands in the columns of the matrix
 */
export const overviewCubes = (
  summary: Summary,
  column: Dimension | null,
  where: Where,
  nMembers: (dimension: 'district' | 'issue_group' | 'issue' | 'channel') => number,
): string[] => {
  if (summary.last_day === null) return [];
  const sized = (...names: ('district' | 'issue_group' | 'issue' | 'channel')[]): Sized[] =>
    names.map((dimension) => ({ dimension, n: nMembers(dimension) }));
  const known = (ids: readonly string[]): string[] => ids.filter((id) => summary.metrics.includes(id));
  const issue = column === 'issue' ? 'issue' : 'issue_group';
  const kind = ratingKind(summary);
  const rated = kind ? { ...where, kind: [kind] } : where;
  const byCase = fitting(sized('district', issue, 'channel'));
  const byAnswer = fitting(sized('district'));
  const byRatedCase = fitting(sized('district', issue));
  return [
    ...path(known(CASES), byCase, where),
    ...(kind === 'complaints' ? path(['satisfaction_mean'], byRatedCase, rated) : []),
    ...(kind === 'survey' ? path(['satisfaction_mean'], byAnswer, rated) : []),
    ...(kind === 'survey' && column === 'item'
      ? path(['satisfaction_mean'], ['district', 'item'], rated)
      : []),
    ...(kind === 'survey' ? path(known(SENSES), byAnswer, rated) : []),
  ];
};
