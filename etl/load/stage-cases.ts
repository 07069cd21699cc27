import { CASE_FIELDS } from '../model/field.ts';
import type { ScalePoint } from '../model/scale.ts';
import { CASE_COLUMNS } from '../model/tables.ts';
import { quoteText } from '../warehouse/sql.ts';
import { instrumentId, type Instrument } from './instrument.ts';
import type { Loader } from './job.ts';
import { parseFields } from './parse-fields.ts';
import { ratingScale } from './words.ts';

/** The points that count as good: the two best of a scale. */
const topTwo = (points: readonly ScalePoint[]): number[] =>
  points
    .map((point) => point.value)
    .sort((a, b) => b - a)
    .slice(0, 2);

const isAmong = (column: string, points: readonly number[]): string =>
  `CASE WHEN ${column} IS NOT NULL THEN ${column} IN (${points.join(', ')}) END`;

/** What exports without a column for the closing write when a case is closed; then its last update closed it. */
const CLOSED = ['closed', 'completed', '已办结', '已结案'];
const CLOSED_BY_UPDATE = `updated_at IS NOT NULL AND lower(status) IN (${CLOSED.map(quoteText).join(', ')})`;

/** Complaints and service requests. */
export const caseLoader: Loader = {
  versions: 'case_version',

  async stage(job) {
    const { mapping } = job;
    const rated = mapping.fields.satisfaction !== undefined;
    const filled = new Set<string>([
      ...Object.keys({ ...mapping.fields, ...mapping.constants }),
      ...(rated
        ? ['satisfaction_code', 'satisfaction_instrument', 'is_satisfied', 'is_satisfied_official']
        : []),
      ...(mapping.fields.first_satisfaction === undefined ? [] : ['is_first_satisfied']),
    ]);
    const [stored, absent] = [
      CASE_COLUMNS.filter(({ name }) => filled.has(name) || name === 'opened_at' || name === 'closed_at'),
      CASE_COLUMNS.filter(({ name }) => !filled.has(name) && name !== 'opened_at' && name !== 'closed_at'),
    ];
    const scale = ratingScale(mapping, 'satisfaction');
    const instrument: Instrument = {
      source: mapping.source,
      item: 'satisfaction',
      label: CASE_FIELDS.satisfaction.label,
      scale,
      overall: true,
    };
    const closedByUpdate = mapping.fields.closed_at === undefined ? CLOSED_BY_UPDATE : 'false';
    const derived: Readonly<Record<string, string>> = {
      closed_at: `CASE WHEN ${closedByUpdate} THEN updated_at ELSE closed_at END`,
      satisfaction_instrument: '$instrument',
      is_satisfied: isAmong('satisfaction', topTwo(scale.points)),
      is_satisfied_official: isAmong('satisfaction', scale.official ?? topTwo(scale.points)),
      is_first_satisfied: isAmong(
        'first_satisfaction',
        topTwo(ratingScale(mapping, 'first_satisfaction').points),
      ),
    };
    const parsed = await parseFields(job, {
      into: 'staged',
      idField: 'case_id',
      ratings: ['satisfaction'],
      columns: [
        `CASE WHEN bad_date_column IS NOT NULL THEN 'bad_date' WHEN opened_at IS NULL THEN 'no_opening_date' END AS reject_code`,
        'bad_date_column AS reject_column',
        'bad_date_value AS reject_value',
        `${closedByUpdate} AS closed_by_update`,
        ...stored.map(({ name, type }) => `CAST(${derived[name] ?? name} AS ${type}) AS ${name}`),
      ],
      absent: absent.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${name}`),
      values: rated ? { instrument: instrumentId(instrument) } : {},
      flags: {
        closed_at_from_update: 'reject_code IS NULL AND closed_by_update',
        closed_before_opened: 'reject_code IS NULL AND closed_at < opened_at',
      },
    });
    return { ...parsed, instruments: rated ? [instrument] : [] };
  },

  async attach() {},
};
