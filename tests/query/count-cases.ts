import { OPINIONS, type StatedCase } from './random-cases.ts';

/** What a metric should be: its value and its base, worked out on the rows. */
export interface Expected {
  readonly value: number;
  readonly n: number;
}

type Rows = readonly StatedCase[];
type Is = (row: StatedCase) => boolean;

const count = (rows: Rows, is: Is): number => rows.filter(is).length;
const share = (rows: Rows, is: Is): Expected => ({ value: count(rows, is) / rows.length, n: rows.length });

const isReached: Is = (row) =>
  row.reached === ''
    ? row.contacted !== '' || row.resolved !== '' || row.final !== ''
    : row.reached === 'yes';
const isOpen: Is = (row) => row.closed === '';
const isInvalid: Is = (row) => row.closed !== '' && row.closed < row.opened;
const isClosed: Is = (row) => !isOpen(row) && !isInvalid(row);
const strict = (word: string): boolean => OPINIONS.indexOf(word) >= 3;
const official = (word: string): boolean => OPINIONS.indexOf(word) >= 2;
const isAssessed: Is = (row) => row.assessed !== 'no';

const DAY = 86_400_000;
const at = (instant: string): number => Date.parse(`${instant.replace(' ', 'T')}Z`);
const midnight = (instant: string): number => at(`${instant.slice(0, 10)} 00:00:00`);

/** The latest timestamp anything in a source carries. */
export const asOf = (rows: Rows): string =>
  rows
    .flatMap(({ opened, closed, updated }) => [opened, closed, updated])
    .sort()
    .at(-1) ?? '';

const ages = (rows: Rows, now: string): number[] =>
  rows.filter(isOpen).map((row) => Math.max(0, (midnight(now) - midnight(row.opened)) / DAY));

/** The product-limit estimate and where it comes down to 1 − p, the middle of a stretch that lies exactly there. */
const survivalQuantile = (rows: Rows, now: string, p: number): number | null => {
  const times = rows
    .filter((row) => !isInvalid(row))
    .map((row) =>
      isOpen(row)
        ? { t: ages([row], now)[0] ?? 0, event: false }
        : { t: Math.floor((at(row.closed) - at(row.opened)) / DAY), event: true },
    );
  const distinct = [...new Set(times.map(({ t }) => t))].sort((a, b) => a - b);
  let survival = 1;
  const steps = distinct.map((t) => {
    const atRisk = times.filter((each) => each.t >= t).length;
    survival *= 1 - times.filter((each) => each.t === t && each.event).length / atRisk;
    return { t, survival };
  });
  const first = steps.find((step) => step.survival <= 1 - p + 1e-9);
  if (!first) return null;
  if (Math.abs(first.survival - (1 - p)) > 1e-9) return first.t;
  const next = steps.find((step) => step.survival < 1 - p - 1e-9);
  return next ? (first.t + next.t) / 2 : first.t;
};

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
};

const composite = (reached: Rows): number | null => {
  const rate = (known: Is, yes: Is): number => share(reached.filter(known), yes).value;
  const rates = [
    rate(
      (row) => row.contacted !== '',
      (row) => row.contacted === 'yes',
    ),
    rate(
      (row) => row.resolved !== '',
      (row) => row.resolved === 'yes',
    ),
    rate(
      (row) => row.final !== '',
      (row) => strict(row.final),
    ),
  ];
  return rates.some(Number.isNaN)
    ? null
    : 0.2 * (rates[0] as number) + 0.3 * (rates[1] as number) + 0.5 * (rates[2] as number);
};

/** The weights with which `composite` is worked out here, out of ten. */
export const COMPOSITE = { response_rate: 2, resolution_rate: 3, satisfaction_rate: 5 };

const placeOf = (row: StatedCase): string | null =>
  row.community === '' || row.issue === ''
    ? null
    : [row.district, row.community, row.issue].filter((part) => part !== '').join('/');

/** Whether a case comes back: it says so, or the same trouble was reported there in the 30 days before. */
const comesBack =
  (all: Rows): Is =>
  (row) =>
    row.earlier !== '' ||
    row.status === 'Reopened' ||
    all.some(
      (other, i) =>
        other !== row &&
        placeOf(row) !== null &&
        placeOf(other) === placeOf(row) &&
        (other.opened < row.opened || (other.opened === row.opened && i < all.indexOf(row))) &&
        at(row.opened) - at(other.opened) <= 30 * DAY,
    );

/** Every metric of cases, for a group of rows; `all` are all live rows of the source. */
export const expectCases = (
  rows: Rows,
  all: Rows,
  residents: number | null,
): Readonly<Record<string, Expected | null>> => {
  const demands = rows.filter((row) => row.class !== 'consultation');
  const reached = demands.filter(isReached);
  const ended = demands.filter((row) => !isOpen(row));
  const now = asOf(all);
  const due = demands.filter((row) => row.due !== '' && !isInvalid(row) && (isClosed(row) || row.due < now));
  const said = reached.filter((row) => !isOpen(row) && row.resolved !== '');
  const both = reached.filter((row) => row.first !== '' && row.final !== '');
  const open = ages(demands, now);
  const [whole, part] = [composite(reached), composite(reached.filter(isAssessed))];
  const valid = demands.filter((row) => !isInvalid(row));
  const answered = reached.filter((row) => row.final !== '');
  const days = (p: number): Expected | null => {
    const value = survivalQuantile(demands, now, p);
    return value === null ? null : { value, n: valid.length };
  };
  return {
    volume: { value: demands.length, n: demands.length },
    consultations: { value: rows.length - demands.length, n: rows.length - demands.length },
    per_1000: residents === null ? null : { value: (1000 * demands.length) / residents, n: demands.length },
    reach_rate: share(ended, isReached),
    response_rate: share(
      reached.filter((row) => row.contacted !== ''),
      (row) => row.contacted === 'yes',
    ),
    resolution_rate: share(
      reached.filter((row) => row.resolved !== ''),
      (row) => row.resolved === 'yes',
    ),
    satisfaction_rate: share(answered, (row) => strict(row.final)),
    official_positive: share(answered, (row) => official(row.final)),
    excluded_share: share(demands, (row) => row.assessed === 'no'),
    appeals_upheld_share: share(
      demands.filter((row) => row.appealed === 'yes'),
      (row) => row.assessed === 'no',
    ),
    repeat_rate: share(demands, comesBack(all.filter((row) => row.class !== 'consultation'))),
    on_time_rate: share(due, (row) => isClosed(row) && row.closed <= row.due),
    closed_share: share(valid, isClosed),
    backlog: { value: open.length, n: open.length },
    backlog_0_to_7_days: band(open, 0, 7),
    backlog_8_to_30_days: band(open, 8, 30),
    backlog_31_to_90_days: band(open, 31, 90),
    backlog_over_90_days: band(open, 91, Infinity),
    backlog_age: open.length > 0 ? { value: median(open), n: open.length } : null,
    days_to_close: days(0.5),
    days_to_close_p90: days(0.9),
    fixed_share: share(said, (row) => row.resolved === 'yes'),
    satisfied_share: share(
      said.filter((row) => row.resolved === 'no' || row.final !== ''),
      (row) => row.resolved === 'yes' && strict(row.final),
    ),
    composite_rates: whole === null ? null : { value: whole, n: Number.NaN },
    exclusion_gap: whole === null || part === null ? null : { value: 100 * (whole - part), n: Number.NaN },
    revision_gap: {
      value:
        (100 * (count(both, (row) => strict(row.final)) - count(both, (row) => strict(row.first)))) /
        both.length,
      n: both.length,
    },
  };
};

const band = (values: readonly number[], from: number, to: number): Expected => {
  const n = values.filter((value) => value >= from && value <= to).length;
  return { value: n, n };
};
