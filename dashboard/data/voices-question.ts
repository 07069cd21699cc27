import type { Days } from './filters.ts';
import type { Where } from './question.ts';

export const TONES = ['all', 'negative', 'neutral', 'positive'] as const;
export type Tone = (typeof TONES)[number];
export const LANGUAGES = ['all', 'en', 'zh'] as const;
export type SpokenLanguage = (typeof LANGUAGES)[number];
export const AGAINST = ['elsewhere', 'before'] as const;
export type Against = (typeof AGAINST)[number];

/** What is looked for in comments, besides the filter bar; all of it lives in the address. */
export interface VoicesChoice {
  readonly words: string;
  readonly tone: Tone;
  readonly language: SpokenLanguage;
}

const oneOf = <T extends string>(value: string | null, known: readonly T[], otherwise: T): T =>
  known.find((each) => each === value) ?? otherwise;

/** Reads the choice of an address; whatever cannot be read is as if it were not there. */
export const readVoicesChoice = (search: URLSearchParams): VoicesChoice => ({
  words: (search.get('q') ?? '').slice(0, 200).trim(),
  tone: oneOf(search.get('tone'), TONES, 'all'),
  language: oneOf(search.get('spoken'), LANGUAGES, 'all'),
});

const conditions = (days: Days | null, where: Where): URLSearchParams => {
  const parameters = new URLSearchParams(days ? { ...days } : {});
  for (const [dimension, members] of Object.entries(where))
    for (const member of members) parameters.append('where', `${dimension}=${member ?? ''}`);
  return parameters;
};

/** A search for comments, near-duplicates once, as a path of the API. */
export const commentsPath = (
  days: Days | null,
  where: Where,
  { words, tone, language }: VoicesChoice,
): string => {
  const parameters = conditions(days, where);
  if (words !== '') parameters.set('q', words);
  if (tone !== 'all') parameters.set('sentiment', tone);
  if (language !== 'all') parameters.set('language', language);
  parameters.set('fold', 'true');
  parameters.set('limit', '30');
  return `/feedback?${parameters}`;
};

/** What can be compared: with elsewhere where something is singled out, with before where there is a period. */
export const comparable = (days: Days | null, where: Where): Against[] => [
  ...(Object.keys(where).length > 0 ? (['elsewhere'] as const) : []),
  ...(days ? (['before'] as const) : []),
];

export const termsPath = (days: Days | null, where: Where, against: Against): string => {
  const parameters = conditions(days, where);
  parameters.set('against', against);
  parameters.set('limit', '24');
  return `/voices/terms?${parameters}`;
};
