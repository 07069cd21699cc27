import type { WhyAnswer } from '../../api/contract/why.ts';
import { formatFixed } from '../format/number.ts';
import { language, t } from '../i18n/language.svelte.ts';
import { unitOf } from './describe.ts';

/** A change or a part of it in points, with its sign; of shares in percentage points. */
export const writePoints = (metric: string, value: number | null | undefined): string => {
  if (value === null || value === undefined) return '–';
  const tenths = Math.round(value * (unitOf(metric) === 'share' ? 1000 : 10));
  return (tenths > 0 ? '+' : '') + formatFixed(tenths === 0 ? 0 : tenths / 10, 1, language.current);
};

/** What came of other answers and what of others answering, in one sentence; empty where nothing was split. */
export const whySentence = (answer: WhyAnswer | null): string =>
  answer?.rate && answer.mix
    ? t('why.sentence', {
        rate: writePoints(answer.metric, answer.rate.value),
        mix: writePoints(answer.metric, answer.mix.value),
      })
    : '';
