import type { ProblemDetail } from '../../../etl/model/problem.ts';
import type { Session } from '../../../etl/warehouse/session.ts';
import { COSTLY_DEFF, describeProblem, weightingEffect } from '../../stats/index.ts';
import { aliasJoins, dimensionSql, type Aliased } from '../dimension-sql.ts';
import { readMargins, type DeclaredMargin } from './read-margins.ts';
import { rakeRespondents, type Respondent } from './rake-respondents.ts';

/** Weights that take the place of the files', respondent by respondent. */
export interface Raked {
  readonly importIds: readonly number[];
  readonly lines: readonly number[];
  readonly weights: readonly number[];
  /** What was done, for whoever reads a weighted answer. */
  readonly notes: readonly { readonly source: string; readonly note: string }[];
  /** Margins that cannot be met: no weighted answer can be given about these surveys. */
  readonly problems: readonly { readonly source: string; readonly problem: ProblemDetail }[];
}

const categorySql = ({ variable }: DeclaredMargin, held: Aliased): string =>
  variable === 'stratum' ? 'f.stratum' : dimensionSql(variable, 'rating', held);

const readRespondents = async (
  session: Session,
  held: Aliased,
  source: string,
  margins: readonly DeclaredMargin[],
): Promise<Respondent[]> => {
  const joins = aliasJoins(
    margins.flatMap(({ variable }) => (variable === 'stratum' ? [] : [variable])),
    held,
  );
  const rows = await session.rows<Record<string, unknown>>(
    `SELECT f.import_id, f.line, any_value(f.wave) AS wave, CAST(any_value(f.weight) AS DOUBLE) AS base,
       ${margins.map((margin, i) => `any_value(${categorySql(margin, held)}) AS c${i}`).join(', ')}
     FROM rating_fact f ${joins} WHERE f.live AND f.kind = 'survey' AND f.source = $source
     GROUP BY f.import_id, f.line ORDER BY f.import_id, f.line`,
    { source },
  );
  return rows.map((row) => ({
    importId: Number(row['import_id']),
    line: Number(row['line']),
    wave: (row['wave'] ?? null) as string | null,
    base: Number(row['base'] ?? 1),
    categories: margins.map((_, i) => (row[`c${i}`] ?? null) as string | null),
  }));
};

const noteOf = (
  source: string,
  margins: readonly DeclaredMargin[],
  weights: readonly number[],
  nUnknown: number,
): string => {
  const effect = weightingEffect(weights);
  const variables = margins.map(({ variable }) => variable).join(', ');
  const cost = effect
    ? ` Weighting effect ${effect.deff.toFixed(2)}, effective n ${Math.round(effect.nEff)} of ${effect.n}.`
    : '';
  const costly = effect && effect.deff > COSTLY_DEFF ? ' It costs more than half of the sample.' : '';
  const unknown = nUnknown > 0 ? ` ${nUnknown} respondents without a category keep their own weight.` : '';
  return `${source}: weighted to the population by ${variables}.${cost}${costly}${unknown}`;
};

/** Weights for every source with margins; null where no margins are loaded. */
export const readRaked = async (session: Session, held: Aliased): Promise<Raked | null> => {
  const bySource = await readMargins(session);
  if (bySource.size === 0) return null;
  const all = { importIds: [] as number[], lines: [] as number[], weights: [] as number[] };
  const [notes, problems]: [Raked['notes'][number][], Raked['problems'][number][]] = [[], []];
  for (const [source, margins] of bySource) {
    const respondents = await readRespondents(session, held, source, margins);
    if (respondents.length === 0) continue;
    const raked = rakeRespondents(respondents, margins);
    problems.push(
      ...raked.problems.map(({ wave, problem }) => ({
        source,
        problem: {
          code: `margin_${problem.code}`,
          detail: `${source}${wave === null ? '' : `, wave ${wave}`}: ${describeProblem(problem)}.`,
          pointer: '/unweighted',
          way_out: 'Join small categories in the file of margins and load it again, or ask unweighted.',
        },
      })),
    );
    if (raked.problems.length > 0) continue;
    all.importIds.push(...respondents.map(({ importId }) => importId));
    all.lines.push(...respondents.map(({ line }) => line));
    all.weights.push(...raked.weights);
    notes.push({ source, note: noteOf(source, margins, raked.weights, raked.nUnknown) });
  }
  return { ...all, notes, problems };
};
