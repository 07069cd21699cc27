import { Problem } from '../../../etl/model/problem.ts';
import type { Bound } from '../../../etl/warehouse/session.ts';
import type { Raked } from './raked.ts';

/** The answers, with the weights that meet the margins in the place of the files'. */
const RAKED_FACT = `(SELECT f.* REPLACE (coalesce(k.weight, f.weight) AS weight) FROM rating_fact f LEFT JOIN (
    SELECT unnest(CAST($raked_imports AS INTEGER[])) AS import_id, unnest(CAST($raked_lines AS INTEGER[])) AS line,
      CAST(unnest($raked_weights) AS DECIMAL(18,6)) AS weight) k
    ON k.import_id = f.import_id AND k.line = f.line)`;

/** What may be weighted, for a scan: nothing where no margins are loaded or no weights are asked for. */
export interface Weighable {
  readonly raked?: Raked | null;
}

/**
 * What is held for a question that is weighted or not, about all sources or some.
 * @throws Problem when margins of a source it is about cannot be met.
 */
export const weigh = <Held extends Weighable>(
  held: Held,
  isWeighted: boolean,
  sources: ReadonlySet<string> | null = null,
): Held => {
  if (!isWeighted || !held.raked) return { ...held, raked: null };
  const problems = held.raked.problems.filter(({ source }) => sources === null || sources.has(source));
  if (problems.length > 0)
    throw new Problem(
      'The survey cannot be weighted to its margins',
      problems.map(({ problem }) => problem),
    );
  return held;
};

/** The relation to read weighted answers from. */
export const rakedFact = (
  raked: Raked,
): { readonly relation: string; readonly values: Readonly<Record<string, Bound>> } => ({
  relation: RAKED_FACT,
  values: {
    raked_imports: [...raked.importIds],
    raked_lines: [...raked.lines],
    raked_weights: [...raked.weights],
  },
});
