import type { QueryRow } from '../../api/contract/query.ts';
import { metricName, unitOf } from '../charts/describe.ts';
import { warehouse } from '../data/warehouse.svelte.ts';
import { formatShort } from '../format/metric-value.ts';
import { joinSentences } from '../format/sentences.ts';
import { language, t } from '../i18n/language.svelte.ts';
import { standingSentence } from './standing-sentence.ts';

/** Who comes first in a ranking, and what changed against the compared period; null of no rows. */
export const rankingSentence = (
  rows: readonly QueryRow[],
  nameOf: (row: QueryRow) => string,
  before: 'last_year' | 'previous' | null,
): string | null => {
  const first = rows[0];
  if (!first) return null;
  if (first.value === null) return rows.every(({ n }) => n === 0) ? null : t('ranking.withheld');
  const direction = warehouse.metric(first.metric)?.direction ?? 'neutral';
  const head = t(direction === 'neutral' ? 'ranking.most' : 'ranking.worst', {
    metric: metricName(first.metric),
    name: nameOf(first),
    value: formatShort(first.value, unitOf(first.metric), language.current),
  });
  const hasBefore = rows.some((row) => row.previous_value != null);
  const change = before && hasBefore ? standingSentence(rows, nameOf, before) : null;
  return joinSentences([head, change ?? ''], language.current);
};
