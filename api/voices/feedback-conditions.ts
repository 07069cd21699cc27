import type { Bound } from '../../etl/warehouse/session.ts';
import type { FeedbackRequest } from '../contract/feedback.ts';

/** Words of a search beyond these are not looked for: so many nobody types. */
const MOST_WORDS = 12;

/**
 * Conditions on a comment `f`, its sentiment `s`: language, label and words, all of them bound. Words are looked for as
 * they are, without patterns, so a search takes time linear in the text whatever is asked.
 */
export const textConditions = ({
  language,
  sentiment,
  q,
}: Pick<FeedbackRequest, 'language' | 'sentiment' | 'q'>): {
  readonly conditions: string[];
  readonly values: Record<string, Bound>;
} => {
  const words = (q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  return {
    conditions: [
      ...(language ? ['list_contains($language, s.language)'] : []),
      ...(sentiment ? ['list_contains($sentiment, s.label)'] : []),
      ...words.map((_, i) => `contains(lower(f.text), $word_${i})`),
    ],
    values: {
      ...(language ? { language } : {}),
      ...(sentiment ? { sentiment } : {}),
      ...Object.fromEntries(words.map((word, i) => [`word_${i}`, word])),
    },
  };
};
