import { SCALES, scaleRange, type Scale } from '../../etl/model/scale.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { Metric } from '../metrics/index.ts';
import { readInstruments, type KnownInstrument } from './rating-choice.ts';

/** What the warehouse holds, as far as it decides which metrics it can answer. */
export interface Available {
  readonly cases: Readonly<Record<string, number>>;
  readonly hasPopulation: boolean;
  readonly hasRevisions: boolean;
  /** Whether any case has coordinates. */
  readonly hasPoints: boolean;
  /** Whose comments have a score. */
  readonly hasTone: Readonly<Record<'complaints' | 'survey', boolean>>;
  readonly instruments: readonly KnownInstrument[];
}

/** Looks into the rollups, the population table and the questions asked. */
export const readAvailable = async (session: Session): Promise<Available> => {
  const [sums] = await session.rows<Record<string, number>>(
    `SELECT sum(COLUMNS('n_.*')) FROM case_group_month`,
  );
  const [other] = await session.rows<{
    population: boolean;
    revisions: boolean;
    points: boolean;
    complaints: boolean;
    survey: boolean;
  }>(
    `SELECT EXISTS (FROM population) AS population,
       EXISTS (FROM case_outcome_month WHERE is_first_satisfied IS NOT NULL) AS revisions,
       EXISTS (FROM case_version WHERE live AND latitude <> 0) AS points,
       EXISTS (FROM comment_sentiment s JOIN case_version USING (import_id, line) WHERE live AND s.score IS NOT NULL) AS complaints,
       EXISTS (FROM comment_sentiment s JOIN response_version USING (import_id, line) WHERE live AND s.score IS NOT NULL) AS survey`,
  );
  return {
    cases: Object.fromEntries(
      Object.entries(sums ?? {}).map(([name, n]) => [/n_[a-z_]+/.exec(name)?.[0] ?? name, n ?? 0]),
    ),
    hasPopulation: other?.population ?? false,
    hasRevisions: other?.revisions ?? false,
    hasPoints: other?.points ?? false,
    hasTone: { complaints: other?.complaints ?? false, survey: other?.survey ?? false },
    instruments: await readInstruments(session),
  };
};

const isLikelihood = (scale: Scale): boolean => {
  const { min, max } = scaleRange(scale);
  return min === 0 && max === 10 && scale.points.length === SCALES.likelihood11.points.length;
};

/** Whether the metric has anything to be computed from; numbers that wait for a declaration are not counted. */
export const canAnswer = ({ formula }: Metric, available: Available): boolean => {
  const any = (name: string): boolean => (available.cases[name] ?? 0) > 0;
  const surveys = available.instruments.filter(({ kind }) => kind === 'survey');
  switch (formula.family) {
    case 'case_count':
      return any(formula.count);
    case 'case_share':
      return any(formula.available);
    case 'on_time':
      return any('n_due');
    case 'closed_share':
    case 'backlog':
    case 'backlog_age':
    case 'clearance':
    case 'days_to_close':
      return any('n_cases') && any('n_ended');
    case 'repeat':
      return any('n_cases');
    case 'same_day':
      return any(formula.unfixed ? 'n_resolution_known' : 'n_closed');
    case 'reporting':
      return available.hasPoints;
    case 'per_1000':
      return any('n_cases') && available.hasPopulation;
    case 'funnel_step':
      return any('n_resolution_known');
    case 'revision_gap':
      return available.hasRevisions;
    case 'composite':
    case 'exclusion_gap':
    case 'index':
      return false;
    case 'nps':
      return surveys.some(({ scale, sense }) => isLikelihood(scale) && sense === null);
    case 'sentiment':
      return available.hasTone[formula.kind];
    case 'sense':
      return surveys.some(({ sense }) => sense === formula.sense);
    case 'acsi':
      return new Set(surveys.map(({ item }) => item).filter((item) => item.startsWith('acsi_'))).size === 3;
    case 'rating_share':
      return available.instruments.some(
        ({ scale }) =>
          (formula.counted !== 'official' || scale.official !== undefined) &&
          (formula.scales === null || formula.scales.includes(scale.id)),
      );
    default:
      return available.instruments.length > 0;
  }
};
