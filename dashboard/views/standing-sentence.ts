import type { QueryRow } from '../../api/contract/query.ts';
import { formatList } from '../format/list.ts';
import { formatShort } from '../format/metric-value.ts';
import { standingOut } from '../geometry/standing-out.ts';
import type { Tone } from '../geometry/tone.ts';
import { unitOf } from '../charts/describe.ts';
import { language, t } from '../i18n/language.svelte.ts';

const NAMED = 3;
const ORDER: readonly Tone[] = ['worse', 'higher', 'better', 'lower'];

/** Who differs from the others and not by chance, with values, and how many cannot be told apart; null of no rows. */
export const standingSentence = (
  rows: readonly QueryRow[],
  nameOf: (row: QueryRow) => string,
): string | null => {
  const known = rows.filter((row) => row.value !== null);
  if (known.length === 0) return null;
  const out = standingOut(known);
  if (out.length === 0) return t('standing.none');
  const parts = ORDER.flatMap((tone) => {
    const own = out.filter((each) => each.tone === tone).map(({ row }) => row);
    const names = own
      .slice(0, NAMED)
      .map((row) => `${nameOf(row)}\u00a0(${formatShort(row.value, unitOf(row.metric), language.current)})`);
    const more = own.length - names.length;
    if (more > 0) names.push(t('standing.more', { count: more }));
    return own.length === 0 ? [] : [t(`standing.${tone}`, { names: formatList(names, language.current) })];
  });
  const rest = known.length - out.length;
  if (rest > 0) parts.push(t('standing.rest', { count: rest }));
  return parts.join(language.current === 'en' ? ' ' : '');
};
