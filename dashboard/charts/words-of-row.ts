import type { QueryRow } from '../../api/contract/query.ts';
import { formatWithInterval } from '../format/metric-value.ts';
import { formatCount } from '../format/number.ts';
import { language, t } from '../i18n/language.svelte.ts';
import { unitOf } from './describe.ts';
import type { RowWords } from './row-words.ts';

/** A row of numbers as the words of a row of a figure; counts are their own base. */
export const wordsOfRow = (name: string, row: QueryRow): RowWords => {
  const unit = unitOf(row.metric);
  const { value, margin } = formatWithInterval(row, unit, language.current);
  return {
    name,
    value,
    margin: margin ?? '',
    base:
      row.n === null || unit === 'count'
        ? ''
        : t('rows.answers', { n: formatCount(row.n, language.current) }),
  };
};
