import type { Kind } from '../../etl/model/field.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { Headline } from '../contract/imports.ts';
import { answerQuery } from '../query/answer.ts';

/** The numbers a leader looks at first, by kind of export. */
const HEADLINES: Readonly<Record<Kind, readonly string[]>> = {
  complaints: ['volume', 'satisfaction_rate', 'resolution_rate', 'on_time_rate', 'days_to_close'],
  survey: ['satisfaction_mean', 'top2', 'sense_gain', 'sense_happiness', 'sense_security'],
};

type Figure = NonNullable<Headline['before']>;

/** Null where the ledger holds nothing that could answer. */
const readFigure = async (session: Session, metric: string): Promise<Figure | null> => {
  try {
    const [row] = (await answerQuery(session, { metrics: [metric] })).rows;
    return row ? { value: row.value, lower: row.lower, upper: row.upper, n: row.n } : null;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
};

/** Every headline number of the ledger as a session sees it. */
export const readHeadlines = async (session: Session): Promise<Map<string, Figure | null>> => {
  const figures = new Map<string, Figure | null>();
  for (const metric of Object.values(HEADLINES).flat())
    figures.set(metric, await readFigure(session, metric));
  return figures;
};

/** The headline numbers an import of a kind can move, where there is something on either side. */
export const compareHeadlines = (
  kind: Kind,
  before: ReadonlyMap<string, Figure | null>,
  after: ReadonlyMap<string, Figure | null>,
): Headline[] =>
  HEADLINES[kind]
    .map((metric) => ({ metric, before: before.get(metric) ?? null, after: after.get(metric) ?? null }))
    .filter((each) => each.before !== null || each.after !== null);
