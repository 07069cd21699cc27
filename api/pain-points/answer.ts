import type { Session } from '../../etl/warehouse/session.ts';
import {
  painPointsRequestSchema,
  type PainPoint,
  type PainPointsAnswer,
  type PainPointsRequest,
} from '../contract/pain-points.ts';
import { readShape } from '../query/ask-one.ts';
import { readHeld, type Reader } from '../query/held.ts';
import { validateRequest } from '../query/request.ts';
import { addDays } from '../query/period.ts';
import { readRepresentatives } from '../voices/representative-comments.ts';
import { describe } from './describe.ts';
import { detect } from './detect.ts';
import { knowsSeason } from './expect.ts';
import { readWeeks } from './read-weeks.ts';
import { SEARCH } from './settings.ts';

const TITLE = 'Pain points cannot be looked for';
/** So many pain points carry comments, so many each. */
const WITH_COMMENTS = 12;
const COMMENTS = 3;

const commentsOf = async (
  session: Session,
  { district, districts, issue, issue_group, window }: Omit<PainPoint, 'rank'>,
): Promise<PainPoint['evidence']['comments']> => {
  const where = {
    kind: ['complaints'],
    ...(district === null ? {} : { district: districts }),
    ...(issue === null ? {} : { issue: [issue] }),
    ...(issue_group === null ? {} : { issue_group: [issue_group] }),
  };
  const held = await readRepresentatives(
    session,
    { where, period: { from: window.from, to: window.to } },
    COMMENTS,
  );
  return held.map(({ text, on, nSaid, sentiment }) => ({ text, on, n_said: nSaid, sentiment }));
};

const notesOf = (nWeeks: number, longEnough: boolean, isSeasonKnown: boolean): string[] => {
  if (!longEnough)
    return [
      `Too short to tell: ${nWeeks} whole weeks, and ${SEARCH.fewestBaseline + SEARCH.recent} are the fewest.`,
    ];
  return isSeasonKnown
    ? []
    : [
        'With less than two years before the last half-year the season is not known: every district is compared with the same weeks elsewhere, and a change of the whole city cannot be told.',
      ];
};

const search = async (session: Reader, request: PainPointsRequest): Promise<PainPointsAnswer> => {
  const city = await readWeeks(session, request.where, request.from ?? null, request.to ?? null);
  const detection = detect(city);
  const described = detection.found
    .map((found) => describe(city, detection, found))
    .sort(
      (a, b) =>
        (b.expected_dissatisfied ?? b.observed - b.expected) -
        (a.expected_dissatisfied ?? a.observed - a.expected),
    );
  const points: PainPoint[] = [];
  for (const [i, point] of described.entries()) {
    const comments = i < WITH_COMMENTS ? await commentsOf(session, point) : [];
    points.push({ ...point, rank: i + 1, evidence: { ...point.evidence, comments } });
  }
  const isSeasonKnown = knowsSeason(detection.span);
  const { weeks } = city;
  return {
    n_tested: detection.nTested,
    window:
      weeks.length === 0
        ? null
        : { from: weeks[0] as string, to: addDays(weeks.at(-1) as string, 6), weeks: weeks.length },
    data_version: String(session.held.version),
    state: !detection.longEnough ? 'too_short' : points.length > 0 ? 'found' : 'nothing_stands_out',
    season: isSeasonKnown ? 'known' : 'elsewhere',
    q_limit: SEARCH.q,
    notes: notesOf(weeks.length, detection.longEnough, isSeasonKnown),
    pain_points: points,
  };
};

/**
 * The cells of district × issue that are worse than their own baseline or than the same issue elsewhere, with evidence;
 * searched once for every data version. @throws Problem for unknown names, reversed dates.
 */
export const answerPainPoints = async (session: Session, input: unknown): Promise<PainPointsAnswer> => {
  const request = readShape(painPointsRequestSchema, input, TITLE);
  // Dates and conditions are held to the rules of a query.
  validateRequest({ metrics: ['volume'], ...request });
  return session.transaction(async () => {
    const held = await readHeld(session);
    return session.remember(`pain points ${held.version} ${JSON.stringify(request)}`, () =>
      search({ ...session, held }, request),
    );
  });
};
