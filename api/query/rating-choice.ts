import { scaleRange, type Scale } from '../../etl/model/scale.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { Formula } from '../metrics/metric.ts';
import type { Battery } from './fetch-respondents.ts';
import type { RatingChoice } from './fetch-ratings.ts';
import type { ValidRequest } from './request.ts';

/** A question as the warehouse knows it. */
export interface KnownInstrument {
  readonly instrument: string;
  readonly source: string;
  readonly item: string;
  readonly kind: 'survey' | 'complaints';
  readonly scale: Scale;
  readonly overall: boolean;
  readonly sense: string | null;
  readonly hasIssue: boolean;
  readonly issueGroup: string | null;
  readonly issue: string | null;
  readonly label: { readonly en: string; readonly zh: string };
}

/** Every instrument with live answers. */
export const readInstruments = async (session: Session): Promise<KnownInstrument[]> => {
  const rows = await session.rows<{
    instrument: string;
    source: string;
    item: string;
    kind: 'survey' | 'complaints';
    scale: string;
    overall: boolean;
    sense: string | null;
    issue_group: string | null;
    issue: string | null;
    label_en: string;
    label_zh: string;
  }>(
    `SELECT i.instrument, i.source, i.item, k.kind, CAST(i.scale AS VARCHAR) AS scale, i.overall, i.sense, i.issue_group,
       i.issue, i.label_en, i.label_zh
     FROM instrument i JOIN (SELECT DISTINCT instrument, kind FROM rating_group_month) k USING (instrument) ORDER BY i.source, i.item, i.instrument`,
  );
  return rows.map(({ scale, issue_group, label_en, label_zh, ...row }) => ({
    ...row,
    scale: JSON.parse(scale) as Scale,
    hasIssue: issue_group !== null || row.issue !== null,
    issueGroup: issue_group,
    label: { en: label_en, zh: label_zh },
  }));
};

const isChoice = (instrument: KnownInstrument): boolean => instrument.scale.points.length === 2;
const isLikelihood = (instrument: KnownInstrument): boolean => {
  const values = instrument.scale.points.map((point) => point.value);
  return values.length === 11 && Math.min(...values) === 0 && Math.max(...values) === 10;
};

const mentions = (request: ValidRequest, prefix: string): boolean =>
  [...request.by, ...Object.keys(request.where)].some((name) => name.startsWith(prefix));

/** Whether a metric can be read off a scale: some readings are fixed for one scale. */
const fits = (formula: Formula, scale: Scale): boolean => {
  if (formula.family !== 'rating_share') return true;
  if (formula.counted === 'official') return scale.official !== undefined;
  return formula.scales === null || formula.scales.includes(scale.id);
};

const isTenPoint = (instrument: KnownInstrument): boolean => {
  const { min, max } = scaleRange(instrument.scale);
  return min === 1 && max === 10;
};

const ACSI_ITEMS = ['acsi_overall', 'acsi_expectations', 'acsi_ideal'];

/** The three 1–10 items of the customer satisfaction index: those named by the question, else those called so. */
export const chooseBattery = (request: ValidRequest, known: readonly KnownInstrument[]): Battery => {
  const named = request.where.item ?? ACSI_ITEMS;
  const chosen = known.filter(
    (instrument) => instrument.kind === 'survey' && named.includes(instrument.item) && isTenPoint(instrument),
  );
  const complete = named.length === 3 && new Set(chosen.map(({ item }) => item)).size === 3;
  return { instruments: complete ? chosen.map(({ instrument }) => instrument) : [], nItems: 3 };
};

/**
 * Which answers a rating metric is about. Without an item: the items of an issue when the question is by issue, else
 * the overall item. Survey and complaint ratings never pool.
 * @throws Problem when a survey has no overall item, listing the items to choose from.
 */
export const chooseRatings = (
  formula: Formula,
  request: ValidRequest,
  known: readonly KnownInstrument[],
): { choice: RatingChoice; note: string | null } => {
  const kinds = request.where.kind;
  const sources = request.where.source;
  const asked = known.filter(
    (instrument) =>
      fits(formula, instrument.scale) &&
      (!kinds || kinds.includes(instrument.kind)) &&
      (!sources || sources.includes(instrument.source)),
  );
  const named = request.where.item !== undefined || request.by.includes('item');
  const hasSurvey = asked.some((instrument) => instrument.kind === 'survey');
  if (formula.family === 'nps')
    return {
      choice: {
        kind: 'survey',
        instruments: asked
          .filter((instrument) => isLikelihood(instrument) && (named || instrument.sense === null))
          .map((instrument) => instrument.instrument),
      },
      note: null,
    };
  if (!request.by.includes('kind') && !hasSurvey) {
    const instruments = asked.map(({ instrument }) => instrument);
    return { choice: { kind: 'complaints', instruments }, note: null };
  }
  const kind = request.by.includes('kind') ? null : 'survey';
  const note =
    kind === 'survey' && !kinds && asked.some((instrument) => instrument.kind === 'complaints')
      ? 'Ratings are those of the surveys; add where kind=complaints for the follow-up answers.'
      : null;
  const isFixed =
    formula.family === 'rating_share' && (formula.scales !== null || formula.counted === 'official');
  const fitting = asked.filter((instrument) => kind === null || instrument.kind === kind);
  if (isFixed && (named || new Set(fitting.map(({ item }) => item)).size === 1))
    return { choice: { kind, instruments: fitting.map(({ instrument }) => instrument) }, note };
  if (named) return { choice: { kind, instruments: null }, note };
  const byIssue = mentions(request, 'issue');
  const chosen = asked.filter((instrument) =>
    instrument.kind === 'complaints'
      ? kind === null
      : byIssue
        ? instrument.hasIssue && !isChoice(instrument)
        : instrument.overall,
  );
  if (!chosen.some((instrument) => instrument.kind === 'survey')) throw needItem(asked, byIssue);
  return { choice: { kind, instruments: chosen.map((instrument) => instrument.instrument) }, note };
};

const needItem = (asked: readonly KnownInstrument[], byIssue: boolean): Problem => {
  const items = [...new Set(asked.filter((each) => each.kind === 'survey').map((each) => each.item))];
  return new Problem(
    'The query cannot be answered',
    [
      {
        code: byIssue ? 'no_issue_items' : 'no_overall_item',
        detail: byIssue
          ? 'No survey item is mapped to an issue.'
          : 'No survey item stands for satisfaction as a whole, so an item has to be named.',
        pointer: '/where/item',
        way_out: `Add where item=… with one of: ${items.slice(0, 200).join(', ')}.`,
      },
    ],
    400,
  );
};
