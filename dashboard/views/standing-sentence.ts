import type { QueryRow } from '../../api/contract/query.ts';
import { formatList } from '../format/list.ts';
import { formatShort } from '../format/metric-value.ts';
import { joinSentences } from '../format/sentences.ts';
import { standingOut } from '../geometry/standing-out.ts';
import type { Tone } from '../geometry/tone.ts';
import { unitOf } from '../charts/describe.ts';
import { language, t } from '../i18n/language.svelte.ts';

const NAMED = 3;
const ORDER: readonly Tone[] = ['worse', 'higher', 'better', 'lower'];

/**
 * Who differs and not by chance, with values, and how many cannot be told apart; null of no rows.
 * @param before the earlier period they are compared with; null when compared with one another
 */
export const standingSentence = (
  rows: readonly QueryRow[],
  nameOf: (row: QueryRow) => string,
  before: 'last_year' | 'previous' | null = null,
): string | null => {
  const known = rows.filter((row) => row.value !== null);
  if (known.length === 0) return null;
  const out = standingOut(known);
  if (out.length === 0)
    return before === null ? t('standing.none') : t('changed.none', { before: t(`compare.${before}.noun`) });
  const parts = ORDER.flatMap((tone) => {
    const own = out.filter((each) => each.tone === tone).map(({ row }) => row);
    const names = own
      .slice(0, NAMED)
      .map((row) => `${nameOf(row)}\u00a0(${formatShort(row.value, unitOf(row.metric), language.current)})`);
    const more = own.length - names.length;
    if (more > 0) names.push(t('standing.more', { count: more }));
    if (own.length === 0) return [];
    const list = formatList(names, language.current);
    return [
      before === null
        ? t(`standing.${tone}`, { names: list })
        : t(`changed.${tone}`, { names: list, before: t(`compare.${before}.words`) }),
    ];
  });
  const rest = known.length - out.length;
  if (rest > 0 && before === null) parts.push(t('standing.rest', { count: rest }));
  return joinSentences(parts, language.current);
};
