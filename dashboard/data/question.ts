import type { Dimension, GroupDimension } from '../../api/contract/dimensions.ts';

export type Where = Readonly<Partial<Record<GroupDimension, readonly (string | null)[]>>>;

/** A question to `/query`, in the words of the API. */
export interface Question {
  readonly metrics: readonly string[];
  readonly by?: readonly Dimension[];
  readonly from?: string | null;
  readonly to?: string | null;
  readonly where?: Where;
  readonly compare?: 'previous' | 'last_year' | 'peers' | null;
  readonly control?: boolean;
}

/**
 * The question as a path of the API; equal questions give equal paths. It is always asked as an officer: somebody whose
 * session is over is then told so, instead of being given what the public is given.
 */
export const questionPath = (question: Question, format?: 'csv'): string => {
  const parameters = new URLSearchParams({ metrics: question.metrics.join(','), audience: 'officer' });
  if (question.by?.length) parameters.set('by', question.by.join(','));
  if (question.from) parameters.set('from', question.from);
  if (question.to) parameters.set('to', question.to);
  for (const [dimension, members] of Object.entries(question.where ?? {}))
    for (const member of members) parameters.append('where', `${dimension}=${member ?? ''}`);
  if (question.compare) parameters.set('compare', question.compare);
  if (question.control) parameters.set('control', 'true');
  if (format) parameters.set('format', format);
  return `/query?${parameters}`;
};
