/** One table of counts that is published: what its columns are called and which metrics follow from them. */
export interface Subject {
  readonly id: string;
  /** Names of the published counts; the first is the base. */
  readonly counts: readonly string[];
}

/** A rate of cases: who said yes, out of those who answered; the rest of the cases said nothing. */
export interface RateSubject extends Subject {
  readonly numerator: 'n_contacted' | 'n_resolved' | 'n_satisfied';
  readonly denominator: 'n_contact_known' | 'n_resolution_known' | 'n_opinion';
}

export const VOLUME: Subject = { id: 'volume', counts: ['n'] };
export const SURVEY: Subject = { id: 'survey', counts: ['n', 'best', 'worst'] };
export const RATES: readonly RateSubject[] = [
  { id: 'response', counts: ['n', 'yes'], numerator: 'n_contacted', denominator: 'n_contact_known' },
  { id: 'resolution', counts: ['n', 'yes'], numerator: 'n_resolved', denominator: 'n_resolution_known' },
  { id: 'satisfaction', counts: ['n', 'yes'], numerator: 'n_satisfied', denominator: 'n_opinion' },
];

/** What can be asked of a publication, and which table answers it. */
export const PUBLISHED_METRICS: Readonly<Record<string, string>> = {
  volume: 'volume',
  response_rate: 'response',
  resolution_rate: 'resolution',
  satisfaction_rate: 'satisfaction',
  top2: 'survey',
  bottom2: 'survey',
  net_satisfaction: 'survey',
};

/** The columns of a table, by its name. */
export const countsOf = (subject: string): readonly string[] =>
  [VOLUME, SURVEY, ...RATES].find(({ id }) => id === subject)?.counts ?? [];
