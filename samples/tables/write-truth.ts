import { EFFECTS, OVERALL, SECURITY_FALL, SECURITY_RAMP, type Effect } from '../effects.ts';
import { DISTRICTS } from '../places/districts.ts';

/** One planted effect as an analysis would state it. */
interface Truth {
  readonly id: string;
  readonly cell: {
    readonly district: string | null;
    readonly issue_group: string | null;
    readonly community?: string;
  };
  readonly kind: string;
  readonly start: string;
  readonly end: string;
  readonly size: number;
  readonly unit: string;
  readonly says: string;
}

const KINDS = [
  ['volume', 'factor'],
  ['satisfaction', 'percentage points'],
  ['closing', 'factor of days to close'],
  ['repeats', 'share of cases'],
  ['survey', 'points of 100'],
] as const;

const truthsOf = (effect: Effect): Truth[] =>
  KINDS.flatMap(([kind, unit]) => {
    const size = effect[kind];
    const { id, district, issue_group, from, to, says } = effect;
    return size === undefined
      ? []
      : [{ id, cell: { district, issue_group }, kind, start: from, end: to, size, unit, says }];
  });

const focused: Truth[] = EFFECTS.flatMap(({ id, district, issue_group, from, to, focus, says }) =>
  focus
    ? [
        {
          id,
          cell: { district, issue_group, community: focus.community },
          kind: 'focus',
          start: from,
          end: to,
          size: focus.share,
          unit: 'least share of the cases of the cell',
          says,
        },
      ]
    : [],
);

const months = Object.keys(SECURITY_RAMP);
const [start, end] = [months[0] ?? '', months.at(-1) ?? ''];

const security: Truth[] = DISTRICTS.map(({ en }) => {
  const there = SECURITY_FALL.districts.some((name) => name === en);
  return {
    id: 'security',
    cell: { district: en, issue_group: null },
    kind: 'sense_security',
    start,
    end,
    size: there ? SECURITY_FALL.there : SECURITY_FALL.elsewhere,
    unit: 'points of 100',
    says: 'The sense of security falls by about 8 points in the city, most in three districts.',
  };
});

const overall: Truth = {
  id: 'overall',
  cell: { district: null, issue_group: null },
  kind: 'overall_satisfaction',
  start: '2025-11',
  end: '2026-10',
  size: OVERALL.second - OVERALL.first,
  unit: 'points of 100',
  says: 'Satisfaction with the city as a place to live falls from about 66 to about 62.',
};

const quiet: Truth[] = DISTRICTS.filter(({ voice }) => voice < 0.5).flatMap(({ en, voice, mood }) =>
  [
    { kind: 'voice', size: voice, unit: 'factor of complaints per resident' },
    { kind: 'mood', size: mood, unit: 'points of 100' },
  ].map((measure) => ({
    id: 'quiet-and-unhappy',
    cell: { district: en, issue_group: null },
    ...measure,
    start: '2024-11',
    end: '2026-10',
    says: `${en} is quiet and unhappy: few complaints per resident, low satisfaction in the survey.`,
  })),
);

/** The planted effects as JSON text: cell, kind, start, end, size. */
export const writeTruth = (seed: number): string =>
  `${JSON.stringify({ seed, effects: [...EFFECTS.flatMap(truthsOf), ...focused, ...security, overall, ...quiet] }, null, 2)}\n`;
