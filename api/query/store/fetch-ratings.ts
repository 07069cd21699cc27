import type { Grain } from '../../../etl/model/rollup.ts';
import { emptyRatingCells, isEmptyRatingCells, type RatingCells } from '../cells.ts';
import { prune, type Fetched } from '../collect-cells.ts';
import type { RatingChoice } from '../fetch-ratings.ts';
import type { Reader } from '../held.ts';
import type { Selection } from '../plan.ts';
import { cellsOf } from './cells-of.ts';
import { keptApart } from './code-dimensions.ts';
import { pickCells } from './pick-cells.ts';
import type { Answer } from './rating-table.ts';
import { sumsOf } from './sums-of.ts';

const addAnswer = ({ rated, missing }: RatingCells, answer: Answer, n: number): void => {
  if ('code' in answer) missing.set(answer.code, { n, w: n, w2: n });
  else {
    const { name, instrument, point, score } = answer;
    rated.set(name, { instrument, point, score, n, w: n, w2: n });
  }
};

/** Rated answers that all weigh the same, from a rollup in memory; null where the engine is to answer. */
export const fetchStoredRatings = async (
  session: Reader,
  selection: Selection,
  choice: RatingChoice,
  grain: Grain,
): Promise<Fetched<RatingCells> | null> => {
  const dimensions = keptApart({ ...selection, where: { ...selection.where, kind: [] } }, grain.keys);
  const table = await session.store?.ratings(session, { grain, dimensions });
  if (!table) return null;
  const picked = pickCells(table, selection, grain.time === 'month', {
    ...(choice.kind ? { kind: [choice.kind] } : {}),
    ...(choice.instruments ? { instrument: choice.instruments } : {}),
  });
  const width = table.answers.length;
  const sums = sumsOf(picked, table.answer, width, table.n);
  if (!sums) return null;
  const groups: Fetched<RatingCells>['groups'] = new Map();
  for (const [group, cells] of cellsOf(groups, picked, selection, emptyRatingCells).entries())
    for (const [i, each] of table.answers.entries()) {
      const count = sums[group * width + i] as number;
      if (count !== 0) addAnswer(cells, each, count);
    }
  return { source: 'rollup', groups: prune(groups, isEmptyRatingCells) };
};
