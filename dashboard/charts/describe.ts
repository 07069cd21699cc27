import type { QueryRow } from '../../api/contract/query.ts';
import { warehouse } from '../data/warehouse.svelte.ts';
import { formatCount } from '../format/number.ts';
import { formatShort, formatValue, formatWithInterval, type Unit } from '../format/metric-value.ts';
import { absenceOf, survivingTone } from '../geometry/tone.ts';
import { language, pick, t } from '../i18n/language.svelte.ts';
import { hasMessage } from '../i18n/translate.ts';

/** The unit of a metric; a score until the catalogue is there. */
export const unitOf = (metric: string): Unit => warehouse.metric(metric)?.unit ?? 'score';

export const metricName = (metric: string): string => {
  const entry = warehouse.metric(metric);
  return entry ? pick(entry.label) : metric;
};

/** A metric as a sentence calls it. */
export const shortName = (metric: string): string => {
  const key = `short.${metric}`;
  return hasMessage(key) ? t(key as 'short.volume') : metricName(metric);
};

/** `62 ± 2`, or why there is no value. */
export const describeValue = (row: QueryRow | undefined): string => {
  const absence = absenceOf(row);
  if (!row || absence) return t(`absent.${absence ?? 'none'}`);
  const { value, margin } = formatWithInterval(row, unitOf(row.metric), language.current);
  return margin === null ? value : `${value}\u00a0${margin.replace(' ', '\u00a0')}`;
};

/** The value with its base and what became of the comparison, as a sentence for people who listen. */
export const describeRow = (name: string, row: QueryRow | undefined): string => {
  const parts = [t('describe.value', { name, value: describeValue(row) })];
  if (row?.n != null && row.value !== null) parts.push(t('describe.base', { n: row.n }));
  const unit = unitOf(row?.metric ?? '');
  if (row?.previous_value != null)
    parts.push(t('describe.before', { value: formatValue(row.previous_value, unit, language.current) }));
  if (row?.peers_value != null)
    parts.push(t('describe.peers', { value: formatValue(row.peers_value, unit, language.current) }));
  const tone = row ? survivingTone(row) : null;
  if (tone) parts.push(t(`describe.tone.${tone}`));
  return parts.join(t('describe.comma'));
};

const bound = (value: number | null | undefined, unit: Unit): string =>
  value === null || value === undefined ? '–' : formatShort(value, unit, language.current);

/** Value, interval, base and comparison as cells of a table view, under `valueHead()`. */
export const valueCells = (row: QueryRow | undefined): string[] => {
  const unit = unitOf(row?.metric ?? '');
  return [
    describeAbsenceOr(
      row,
      formatValue(row?.value ?? null, unit, language.current, unit === 'score' ? 1 : null),
    ),
    bound(row?.lower, unit),
    bound(row?.upper, unit),
    row?.n == null ? '–' : formatCount(row.n, language.current),
    bound(row?.previous_value ?? row?.peers_value, unit),
  ];
};

const describeAbsenceOr = (row: QueryRow | undefined, value: string): string => {
  const absence = absenceOf(row);
  return absence === null ? value : t(`absent.${absence}`);
};

export const valueHead = (reference: 'before' | 'peers'): string[] => [
  t('table.value'),
  t('table.lower'),
  t('table.upper'),
  t('table.base'),
  reference === 'before' ? t('table.before') : t('table.peers'),
];
