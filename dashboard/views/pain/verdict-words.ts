import type { Action } from '../../../api/contract/actions.ts';
import { formatDay } from '../../format/date.ts';
import { language, t } from '../../i18n/language.svelte.ts';

type Told = Pick<Action, 'state'> & {
  readonly verdict: Action['judgement']['verdict'];
  readonly possibleOn: string | null;
};

/** The verdict in a word, or where the action stands while there is none. */
export const verdictWord = ({ state, verdict }: Pick<Told, 'state' | 'verdict'>): string =>
  state === 'reopened'
    ? t('actions.state.reopened')
    : verdict !== null
      ? t(`actions.verdict.${verdict}`)
      : t(`actions.state.${state}`);

/** How a verdict is coloured: only what passed its test. */
export const toneOf = ({ state, verdict }: Pick<Told, 'state' | 'verdict'>): 'better' | 'worse' | 'plain' =>
  state === 'reopened' || verdict === 'worse' ? 'worse' : verdict === 'improved' ? 'better' : 'plain';

/** The verdict in a sentence. */
export const verdictSaid = ({ state, verdict, possibleOn }: Told): string => {
  if (verdict !== null) return t(`actions.said.${verdict}`);
  return possibleOn === null || state === 'under_way'
    ? t('actions.said.under_way')
    : t('actions.said.waiting', { day: formatDay(possibleOn, language.current) });
};
