import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import {
  quadrantRequestSchema,
  type QuadrantAnswer,
  type QuadrantPart,
  type QuadrantRequest,
} from '../contract/quadrant.ts';
import type { QueryAnswer, QueryRow } from '../contract/query.ts';
import { answerQuery } from './answer.ts';
import { readShape, repeatAsked } from './ask-one.ts';

const TITLE = 'The quadrant cannot be drawn';
const COMPLAINTS = 'per_1000';
/** Said with every answer: what the loudness axis does and does not tell. */
const CAVEAT =
  'Complaints per resident also differ by how readily people complain: a low rate can be silence, not peace.';

const needsBoth = (answer: QueryAnswer, metric: string): void => {
  const missing = [COMPLAINTS, metric].filter((id) => !answer.rows.some((row) => row.metric === id));
  if (missing.length === 0) return;
  throw new Problem(
    TITLE,
    missing.map((id) => ({
      code: id === COMPLAINTS ? 'no_complaint_rate' : 'no_survey_ratings',
      detail: answer.notes.find((note) => note.includes(`(${id})`)) ?? `There is nothing to read ${id} off.`,
      value: id,
      way_out:
        id === COMPLAINTS
          ? 'Import complaints, and a population table with: barometer reference load population FILE.'
          : 'Import a survey with an overall item.',
    })),
    400,
  );
};

const sideOf = (row: QueryRow | undefined): QuadrantPart['complaints'] => ({
  value: row?.value ?? null,
  lower: row?.lower ?? null,
  upper: row?.upper ?? null,
  n: row?.n ?? 0,
  q: row?.q ?? null,
  verdict: row?.verdict ?? null,
});

const place = (
  loud: number | null,
  happy: number | null,
  city: QuadrantAnswer['city'],
): QuadrantPart['quadrant'] => {
  if (loud === null || happy === null || city.complaints === null || city.satisfaction === null) return null;
  return `${loud > city.complaints ? 'loud' : 'quiet'}_${happy < city.satisfaction ? 'unhappy' : 'happy'}`;
};

const isClear = (verdict: QueryRow['verdict']): boolean =>
  ['better', 'worse', 'higher', 'lower'].includes(verdict ?? '');

const toPart = (
  district: string,
  rows: readonly QueryRow[],
  metric: string,
  city: QuadrantAnswer['city'],
): QuadrantPart => {
  const own = (id: string): QueryRow | undefined =>
    rows.find((row) => row.district === district && row.metric === id);
  const [complaints, satisfaction] = [sideOf(own(COMPLAINTS)), sideOf(own(metric))];
  const quadrant = place(complaints.value, satisfaction.value, city);
  return {
    district,
    complaints,
    satisfaction,
    quadrant,
    clear: isClear(complaints.verdict) && isClear(satisfaction.verdict),
    highlighted: quadrant === 'quiet_unhappy' && satisfaction.verdict === 'worse',
    flags: [...new Set([...(own(COMPLAINTS)?.flags ?? []), ...(own(metric)?.flags ?? [])])],
  };
};

const toQuery = (input: QuadrantRequest, by: readonly string[]): object => {
  const { metric, from, to, where, min_n, cut, unweighted, cases } = input;
  return {
    metrics: [COMPLAINTS, metric],
    by,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    where,
    min_n,
    cut,
    unweighted,
    cases,
  };
};

/**
 * Places every district by complaints per 1,000 residents and survey satisfaction, each tested against all other
 * districts. @throws Problem without a population table, complaints or survey ratings.
 */
export const answerQuadrant = async (session: Session, input: unknown): Promise<QuadrantAnswer> => {
  const asked = readShape(quadrantRequestSchema, input, TITLE);
  const whole = await answerQuery(session, toQuery(asked, []));
  const parts = await answerQuery(session, { ...toQuery(asked, ['district']), compare: 'peers' });
  needsBoth(parts, asked.metric);
  const valueOf = (id: string): number | null => whole.rows.find((row) => row.metric === id)?.value ?? null;
  const city = { complaints: valueOf(COMPLAINTS), satisfaction: valueOf(asked.metric) };
  const districts = [...new Set(parts.rows.flatMap(({ district }) => district ?? []))];
  return {
    ...repeatAsked(asked),
    metric: asked.metric,
    data_version: parts.data_version,
    source: parts.source === 'rows' ? 'rows' : 'rollup',
    city,
    n_tested: parts.n_tested ?? 0,
    districts: districts.map((district) => toPart(district, parts.rows, asked.metric, city)),
    notes: [...parts.notes, CAVEAT],
  };
};
