import type { WhyAnswer } from '../../api/contract/why.ts';
import { formatFixed } from '../format/number.ts';
import { joinSentences } from '../format/sentences.ts';
import { language, t } from '../i18n/language.svelte.ts';
import { shortName, unitOf } from './describe.ts';

const inPoints = (metric: string, value: number): number => value * (unitOf(metric) === 'share' ? 100 : 1);

/** A change or a part of it in points, with its sign; of shares in percentage points. */
export const writePoints = (metric: string, value: number | null | undefined): string => {
  if (value === null || value === undefined) return '–';
  const tenths = Math.round(inPoints(metric, value) * 10);
  return (tenths > 0 ? '+' : '') + formatFixed(tenths === 0 ? 0 : tenths / 10, 1, language.current);
};

/** Whether a measure is of what people said, or of what was done about cases. */
export const causeOf = (metric: string): 'answers' | 'cases' =>
  ['on_time_rate', 'closed_share', 'fixed_share', 'repeat_rate'].includes(metric) ? 'cases' : 'answers';

/**
 * How far it moved, whether that could be chance, and what part came of other answers and what of others answering:
 * two sentences with marked words. Empty where nothing was split.
 * @param subject of what: the reading just given, or the whole city beside its districts
 * @param before the earlier period as a noun
 */
export const whySentence = (
  answer: WhyAnswer | null,
  subject: 'reading' | 'city',
  before: string,
): string => {
  if (!answer?.rate || !answer.mix || answer.difference === null) return '';
  const { metric, difference, difference_lower, difference_upper, verdict } = answer;
  const sign = difference < 0 ? -1 : 1;
  const ends = [difference_lower ?? difference, difference_upper ?? difference].map((end) => end * sign);
  const write = (value: number): string => formatFixed(inPoints(metric, value), 1, language.current);
  const isCertain = verdict !== null && verdict !== 'no_clear_change' && verdict !== 'too_few';
  const told = {
    subject: t(`why.${subject}`, { metric: shortName(metric) }),
    before,
    lower: write(Math.min(...ends)),
    upper: write(Math.max(...ends)),
  };
  if (Math.abs(inPoints(metric, difference)) < 0.05) return t('why.level', told);
  const move = t(sign < 0 ? 'why.below' : 'why.above', {
    ...told,
    difference: write(difference * sign),
    verdict: t(isCertain ? 'why.certain' : 'why.open'),
  });
  const split = t(`why.split.${causeOf(metric)}`, {
    rate: writePoints(metric, answer.rate.value),
    mix: writePoints(metric, answer.mix.value),
  });
  return joinSentences([move, split], language.current);
};
