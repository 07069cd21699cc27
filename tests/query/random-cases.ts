import fc from 'fast-check';

/** A case as somebody's export states it; an empty cell says nothing. */
export interface StatedCase {
  readonly id: string;
  readonly class: string;
  readonly opened: string;
  readonly due: string;
  readonly closed: string;
  readonly updated: string;
  readonly status: string;
  readonly district: string;
  readonly subdistrict: string;
  readonly community: string;
  readonly issue: string;
  readonly reached: string;
  readonly contacted: string;
  readonly resolved: string;
  readonly first: string;
  readonly final: string;
  readonly followUps: string;
  readonly assessed: string;
  readonly appealed: string;
  readonly earlier: string;
}

const two = (n: number): string => String(n).padStart(2, '0');
const instant = (from: number, to: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.integer({ min: from, max: to }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 23 }),
    )
    .map(([month, day, hour]) => `2026-${two(month)}-${two(day)} ${two(hour)}:15:00`);

const maybe = (values: fc.Arbitrary<string>, empty = 1): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: values }, { weight: empty, arbitrary: fc.constant('') });
const yesNo = maybe(fc.constantFrom('yes', 'no'));
export const OPINIONS = [
  'Very dissatisfied',
  'Dissatisfied',
  'Basically satisfied',
  'Satisfied',
  'Very satisfied',
];

export const DISTRICTS = ['North', 'South'];

const statedCase: fc.Arbitrary<StatedCase> = fc.record({
  id: fc.integer({ min: 1, max: 60 }).map((n) => `K${n}`),
  class: fc.constantFrom('complaint', 'complaint', 'request', 'consultation'),
  opened: instant(1, 3),
  due: maybe(instant(1, 5)),
  closed: maybe(instant(1, 5), 2),
  updated: maybe(instant(1, 5)),
  status: fc.constantFrom('Open', 'Closed', 'Reopened', ''),
  district: fc.constantFrom(...DISTRICTS, ''),
  subdistrict: fc.constant('Centre'),
  community: fc.constantFrom('Mill', 'Harbour', ''),
  issue: fc.constantFrom('Roads', 'Water', ''),
  reached: yesNo,
  contacted: yesNo,
  resolved: yesNo,
  first: maybe(fc.constantFrom(...OPINIONS)),
  final: maybe(fc.constantFrom(...OPINIONS)),
  followUps: maybe(fc.constantFrom('1', '2', '3')),
  assessed: yesNo,
  appealed: yesNo,
  earlier: fc.constantFrom('', '', '', 'K1'),
});

/** Exports in the order in which they are imported, and which of them are taken back, in which order. */
export interface History<Row> {
  readonly files: readonly (readonly Row[])[];
  readonly undone: readonly number[];
}

export const historyOf = <Row>(row: fc.Arbitrary<Row>): fc.Arbitrary<History<Row>> =>
  fc.record({
    files: fc.array(fc.array(row, { minLength: 8, maxLength: 40 }), { minLength: 2, maxLength: 3 }),
    undone: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }),
  });

export const caseHistory = historyOf(statedCase);

const COLUMNS: readonly (keyof StatedCase)[] = [
  'id',
  'class',
  'opened',
  'due',
  'closed',
  'updated',
  'status',
  'district',
  'subdistrict',
  'community',
  'issue',
  'reached',
  'contacted',
  'resolved',
  'first',
  'final',
  'followUps',
  'assessed',
  'appealed',
  'earlier',
];

export const casesToCsv = (rows: readonly StatedCase[]): string =>
  [COLUMNS, ...rows.map((row) => COLUMNS.map((name) => row[name]))]
    .map((cells) => cells.join(','))
    .join('\n') + '\n';

export const caseMapping = (source: string) => ({
  kind: 'complaints' as const,
  source,
  fields: {
    case_id: 'id',
    class: 'class',
    opened_at: 'opened',
    due_at: 'due',
    closed_at: 'closed',
    updated_at: 'updated',
    status: 'status',
    district: 'district',
    subdistrict: 'subdistrict',
    community: 'community',
    issue: 'issue',
    reached: 'reached',
    contacted: 'contacted',
    resolved: 'resolved',
    first_satisfaction: 'first',
    satisfaction: 'final',
    n_follow_ups: 'followUps',
    assessed: 'assessed',
    appealed: 'appealed',
    earlier_case_id: 'earlier',
  },
  scales: { satisfaction: 'official5' as const, first_satisfaction: 'official5' as const },
});

/** The rule in plain words: of all statements about a case the latest update counts, then the later file, then row. */
export const liveCases = (files: readonly (readonly StatedCase[])[]): StatedCase[] => {
  const live = new Map<string, StatedCase>();
  for (const row of files.flat()) {
    const held = live.get(row.id);
    if (!held || row.updated >= held.updated) live.set(row.id, row);
  }
  return [...live.values()];
};
