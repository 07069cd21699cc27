import { ISSUE_GROUPS } from '../issues/issue-groups.ts';

/** Answers from worst to best, as the export words them. */
export const SATISFACTION = ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'];
export const AGREEMENT = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'];
export const HAPPINESS = ['Very unhappy', 'Unhappy', 'Neither', 'Happy', 'Very happy'];
export const SAFETY = ['Very unsafe', 'Unsafe', 'Neither', 'Safe', 'Very safe'];
export const ZERO_TO_TEN = Array.from({ length: 11 }, (_, i) => String(i));

export interface Question {
  readonly column: string;
  readonly text: string;
  readonly options: readonly string[];
  /** City-wide mean, 0–100, where nothing is planted. */
  readonly mean: number;
  /** Share of people who cannot tell. */
  readonly dontKnow: number;
  readonly sense: 'gain' | 'happiness' | 'security' | null;
  /** English name of the issue group the question asks about. */
  readonly group: string | null;
}

const question = (
  column: string,
  text: string,
  options: readonly string[],
  mean: number,
  more: Partial<Question> = {},
): Question => ({ column, text, options, mean, dontKnow: 0.01, sense: null, group: null, ...more });

const DONT_KNOW: Readonly<Record<string, number>> = {
  QDisputes: 0.12,
  QHeating: 0.04,
  QTransit: 0.05,
  QSchools: 0.22,
  QClinics: 0.1,
};

/** The one question whose wording changed between the two years. */
export const AFTER_DARK = {
  first: 'How far do you agree: I feel safe walking alone in my neighbourhood after dark.',
  second: 'How far do you agree: I would feel safe going out alone at night anywhere in the city.',
} as const;

/** The questions of a survey year, in the order of the questionnaire. */
export const questionsOf = (year: 'first' | 'second'): readonly Question[] => [
  question(
    'QOverall',
    'Overall, how satisfied are you\nwith the city as a place to live?',
    SATISFACTION,
    67.3,
    {
      dontKnow: 0.006,
    },
  ),
  ...ISSUE_GROUPS.map((group) =>
    question(
      group.column,
      `How satisfied are you with ${group.asked}?`,
      SATISFACTION,
      63 + group.mood.survey,
      {
        dontKnow: DONT_KNOW[group.column] ?? 0.02,
        group: group.en,
      },
    ),
  ),
  question('QGain1', 'How far do you agree: In the last years my life has become better.', AGREEMENT, 65, {
    sense: 'gain',
  }),
  question('QGain2', 'How far do you agree: I have my share in what the city achieves.', AGREEMENT, 60, {
    sense: 'gain',
    dontKnow: 0.03,
  }),
  question('QGain3', 'How far do you agree: Public services have become easier to use.', AGREEMENT, 67, {
    sense: 'gain',
    dontKnow: 0.02,
  }),
  question('QHappy1', 'Taking all things together, how happy are you?', HAPPINESS, 70, {
    sense: 'happiness',
  }),
  question(
    'QHappy2',
    'On a scale from 0 to 10, how satisfied are you with your life nowadays?',
    ZERO_TO_TEN,
    69,
    {
      sense: 'happiness',
    },
  ),
  question('QSafe1', 'How safe do you feel in your home?', SAFETY, 76, { sense: 'security' }),
  question(
    'QSafe2',
    'How far do you agree: If I needed help, the police would come quickly.',
    AGREEMENT,
    71,
    {
      sense: 'security',
      dontKnow: 0.05,
    },
  ),
  question('QSafe3', AFTER_DARK[year], AGREEMENT, 69, { sense: 'security' }),
  question(
    'QRecommend',
    'How likely are you to recommend the city to a friend, from 0 (not at all) to 10 (extremely)?',
    ZERO_TO_TEN,
    70,
  ),
];
