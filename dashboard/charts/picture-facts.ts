import { choices } from '../data/choices.svelte.ts';
import { FILTERED } from '../data/filters.ts';
import { nameOf } from '../data/names.ts';
import { warehouse } from '../data/warehouse.svelte.ts';
import { formatDay, formatPeriod } from '../format/date.ts';
import { formatList } from '../format/list.ts';
import { formatCount } from '../format/number.ts';
import { language, t } from '../i18n/language.svelte.ts';
import type { baseOf } from './base-of.ts';
import { metricName } from './describe.ts';

const MOST_NAMED = 6;
const MOST_MEASURED = 3;

const baseWords = (base: ReturnType<typeof baseOf>): string[] => {
  if (!base) return [];
  const [least, most] = [base.least, base.most].map((n) => formatCount(n, language.current));
  return [t('picture.base', { n: least === most ? `${most}` : `${least}–${most}` })];
};

const filterWords = (): string[] => {
  const { members } = choices.filters;
  return FILTERED.flatMap((dimension) => {
    const chosen = members[dimension] ?? [];
    if (chosen.length === 0) return [];
    const named = chosen.slice(0, MOST_NAMED).map((member) => nameOf(dimension, member));
    const names = chosen.length > MOST_NAMED ? [...named, '…'] : named;
    return [
      t('picture.filter', {
        dimension: t(`dimension.${dimension}`),
        members: formatList(names, language.current),
      }),
    ];
  });
};

/** What has to stand under a figure that leaves the page: what is measured, n, period and filters, source, the day the data end. */
export const pictureFacts = (base: ReturnType<typeof baseOf>, measured: readonly string[]): string[] => {
  const { summary } = warehouse;
  const { days } = choices;
  const separator = ' · ';
  const wanted = choices.filters.members.source;
  const sources = [...new Set((summary?.sources ?? []).map(({ source }) => source))].filter(
    (source) => !wanted || wanted.includes(source),
  );
  const period = days ? formatPeriod(days.from, days.to, language.current) : t('period.all');
  const about = [
    ...(measured.length > MOST_MEASURED ? [] : measured.map(metricName)),
    ...baseWords(base),
    t('picture.period', { period }),
    ...filterWords(),
  ];
  const from = [
    t('picture.source', { sources: formatList(sources, language.current) }),
    ...(summary?.last_day ? [t('facts.until', { day: formatDay(summary.last_day, language.current) })] : []),
    ...(summary?.sample ? [t('picture.sample')] : []),
  ];
  return [about.join(separator), from.join(separator)];
};
