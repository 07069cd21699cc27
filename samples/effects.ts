/** What is planted in the city, and what an analysis of the exports should therefore find. */
export interface Effect {
  readonly id: string;
  /** Null: the whole city. */
  readonly district: string | null;
  /** Null: every issue group. */
  readonly issue_group: string | null;
  /** First and last month, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** Cases filed, as a factor. */
  readonly volume?: number;
  /** Share of the cell's cases from one community, and the one issue they are mostly about. */
  readonly focus?: {
    readonly community: string;
    readonly share: number;
    readonly issue: string;
  };
  /** Points added to the percentage of satisfied citizens. */
  readonly satisfaction?: number;
  /** Days until closed, as a factor. */
  readonly closing?: number;
  /** Share of cases that name an earlier case. */
  readonly repeats?: number;
  /** Points (0–100) added to the survey item of the issue group. */
  readonly survey?: number;
  readonly says: string;
}

const LAST = '2026-10';

/** Effects on a district × issue group. */
export const EFFECTS: readonly Effect[] = [
  {
    id: 'riverside-water',
    district: 'Riverside',
    issue_group: 'Drinking water',
    from: '2026-06',
    to: LAST,
    volume: 2.5,
    focus: { community: 'Wharf Road', share: 0.7, issue: 'Water quality' },
    satisfaction: -25,
    survey: -22,
    says: 'Drinking water in Riverside gets worse, mostly in Wharf Road.',
  },
  {
    id: 'old-town-roads-level',
    district: 'Old Town',
    issue_group: 'Roads',
    from: '2024-11',
    to: LAST,
    satisfaction: -12,
    survey: -8,
    closing: 1.4,
    says: 'Where Old Town starts from: roads repaired slowly and to less satisfaction than elsewhere.',
  },
  {
    id: 'old-town-roads',
    district: 'Old Town',
    issue_group: 'Roads',
    from: '2026-03',
    to: LAST,
    satisfaction: 20,
    survey: 14,
    closing: 0.43,
    says: 'Road repair in Old Town gets better than in the months before, and cases close faster.',
  },
  {
    id: 'station-noise',
    district: 'Station',
    issue_group: 'Noise',
    from: '2025-11',
    to: LAST,
    satisfaction: -22,
    survey: -14,
    says: 'Noise at Station leaves people dissatisfied, compared with the other districts.',
  },
  {
    id: 'station-noise-volume',
    district: 'Station',
    issue_group: 'Noise',
    from: '2026-09',
    to: LAST,
    volume: 2.1,
    says: 'More complaints about noise at Station in the last two months.',
  },
  {
    id: 'north-gate-heating',
    district: 'North Gate',
    issue_group: 'Heating',
    from: '2025-11',
    to: '2026-03',
    volume: 1.3,
    satisfaction: -8,
    closing: 3.2,
    survey: -12,
    says: 'Heating cases in North Gate close slowly in the winter of 2025/26.',
  },
  {
    id: 'millfield-disputes',
    district: 'Millfield',
    issue_group: 'Neighbour disputes',
    from: '2024-11',
    to: LAST,
    repeats: 0.34,
    says: 'Neighbour disputes in Millfield come back: many cases name an earlier one.',
  },
];

/** The effects at work in a cell and month. */
export const effectsOn = (district: string, group: string, month: string): readonly Effect[] =>
  EFFECTS.filter(
    (effect) =>
      effect.district === district &&
      effect.issue_group === group &&
      effect.from <= month &&
      month <= effect.to,
  );

/** How much of the fall of security has arrived, per month; 1 on average. */
export const SECURITY_RAMP: Readonly<Record<string, number>> = {
  '2026-05': 0.7,
  '2026-06': 0.9,
  '2026-07': 1,
  '2026-08': 1.1,
  '2026-09': 1.15,
  '2026-10': 1.15,
};

/** Points the feeling of security loses once the fall has arrived. */
export const SECURITY_FALL = {
  districts: ['Riverside', 'Station', 'Eastbank'],
  there: -20,
  elsewhere: -3,
} as const;

/** Mean of overall satisfaction (0–100) in the first and in the second year of the survey. */
export const OVERALL = { first: 66, second: 62 } as const;
