import fc from 'fast-check';
import { historyOf } from './random-cases.ts';

const SATISFACTION = ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'];
const AGREEMENT = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'];
const QUALITY = ['Very poor', 'Poor', 'Fair', 'Good', 'Very good'];
const EXCELLENCE = ['Poor', 'Fair', 'Good', 'Excellent'];
const ELEVEN = Array.from({ length: 11 }, (_, i) => String(i));
const TEN = ELEVEN.slice(1).concat('10').slice(0, 10);

/** Items with their words, worst first. */
export const ITEMS = {
  overall: SATISFACTION,
  gain_one: AGREEMENT,
  gain_two: AGREEMENT,
  recommend: ELEVEN,
  ward: QUALITY,
  town: EXCELLENCE,
  acsi_overall: TEN,
  acsi_expectations: TEN,
  acsi_ideal: TEN,
} as const;
export type Item = keyof typeof ITEMS;
const NAMES = Object.keys(ITEMS) as Item[];

export const DONT_KNOW = "don't know";

/** A response as somebody's export states it. */
export type StatedResponse = Readonly<Record<'id' | 'submitted' | 'district' | 'weight' | Item, string>>;

const two = (n: number): string => String(n).padStart(2, '0');

const answer = (item: Item): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...ITEMS[item]) },
    { weight: 1, arbitrary: fc.constantFrom('', DONT_KNOW, 'refused') },
  );

const statedResponse: fc.Arbitrary<StatedResponse> = fc.record({
  id: fc.integer({ min: 1, max: 50 }).map((n) => `R${n}`),
  submitted: fc
    .tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, day]) => `2026-${two(month)}-${two(day)} 10:00:00`),
  district: fc.constantFrom('North', 'South', ''),
  weight: fc.integer({ min: 20, max: 300 }).map((hundredths) => (hundredths / 100).toFixed(2)),
  ...(Object.fromEntries(NAMES.map((item) => [item, answer(item)])) as Record<Item, fc.Arbitrary<string>>),
});

export const responseHistory = historyOf(statedResponse);

const COLUMNS = ['id', 'submitted', 'district', 'weight', ...NAMES] as const;

export const responsesToCsv = (rows: readonly StatedResponse[]): string =>
  [COLUMNS, ...rows.map((row) => COLUMNS.map((name) => row[name]))]
    .map((cells) => cells.join(','))
    .join('\n') + '\n';

const SCALE_OF = {
  overall: 'satisfaction5',
  gain_one: 'agreement5',
  gain_two: 'agreement5',
  recommend: 'likelihood11',
  ward: 'quality5',
  town: 'excellence4',
  acsi_overall: 'numeric10',
  acsi_expectations: 'numeric10',
  acsi_ideal: 'numeric10',
} as const;

export const responseMapping = (source: string) => ({
  kind: 'survey' as const,
  source,
  fields: { response_id: 'id', submitted_at: 'submitted', district: 'district', weight: 'weight' },
  items: NAMES.map((item) => ({
    item,
    column: item,
    scale: SCALE_OF[item],
    overall: item === 'overall',
    ...(item.startsWith('gain') ? { sense: 'gain' as const } : {}),
  })),
});

/** The rule in plain words: of all statements of a response the later file counts, then the later row. */
export const liveResponses = (files: readonly (readonly StatedResponse[])[]): StatedResponse[] => [
  ...new Map(files.flat().map((row) => [row.id, row])).values(),
];
