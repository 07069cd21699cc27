import type { MarginVariable } from '../../../etl/model/margin-table.ts';
import type { Session } from '../../../etl/warehouse/session.ts';

/** The size of the population by category of one variable. */
export interface DeclaredMargin {
  readonly variable: MarginVariable;
  readonly targets: Readonly<Record<string, number>>;
}

export type MarginsBySource = ReadonlyMap<string, readonly DeclaredMargin[]>;

/** The margins that were loaded. Each is scaled to the population of the first, so that shares and counts can meet. */
export const readMargins = async (session: Session): Promise<MarginsBySource> => {
  const rows = await session.rows<{
    source: string;
    variable: MarginVariable;
    value: string;
    target: number;
  }>(
    `SELECT source, variable, value, target / sum(target) OVER (PARTITION BY source, variable) AS target
     FROM margin ORDER BY source, variable, value`,
  );
  const bySource = new Map<string, Map<MarginVariable, Record<string, number>>>();
  for (const { source, variable, value, target } of rows) {
    const margins = bySource.get(source) ?? new Map<MarginVariable, Record<string, number>>();
    margins.set(variable, { ...margins.get(variable), [value]: target });
    bySource.set(source, margins);
  }
  return new Map(
    [...bySource].map(([source, margins]) => [
      source,
      [...margins].map(([variable, targets]) => ({ variable, targets })),
    ]),
  );
};
