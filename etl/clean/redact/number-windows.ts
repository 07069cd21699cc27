/** Digits that stand together, and what parts them. */
export interface NumberWindow {
  readonly start: number;
  readonly end: number;
  /** All digits in a row. */
  readonly digits: string;
  /** Lengths of the groups the writer made, joined: `3-4-4`. */
  readonly shape: string;
  readonly separators: readonly string[];
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** What people put between the digits of one number; emoji are pairs of units. */
const SEPARATOR = String.raw`(?:[\s\-.·_*~/\\|,，、。()+:'"“”\u2600-\u27bf]|[\ud83c-\ud83e][\udc00-\udfff])`;
const RUN = new RegExp(String.raw`\d(?:${SEPARATOR}{0,4}\d){6,}`, 'g');

/** Dates, times of day and grouped amounts: digits and separators that are nobody's number. */
const PLAIN_NUMBERS = new RegExp(
  [
    String.raw`(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)`,
    String.raw`(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\2(?:(?:19|20)\d\d(?!\d)|\d\d(?![-/.]?\d))`,
    String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!:?\d)`,
    String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!,?\d)`,
  ]
    .map((pattern) => String.raw`(?<![\d,.])${pattern}`)
    .join('|'),
  'g',
);

const MAX_DIGITS = 19;

const groupsOf = (run: string, offset: number): Group[] =>
  Array.from(run.matchAll(/\d+/g), ({ 0: digits, index }) => ({
    start: offset + index,
    end: offset + index + digits.length,
    digits,
  }));

/**
 * The stretches of at least seven digits, each as groups; dates, times and amounts part them. A stretch is judged window by
 * window: see `windowsFrom`.
 */
export const readRuns = (text: string): Group[][] => {
  if (text.search(RUN) < 0) return [];
  const rest = text.replace(PLAIN_NUMBERS, (found) => 'x'.repeat(found.length));
  return Array.from(rest.matchAll(RUN), (match) => groupsOf(match[0], match.index));
};

/** The windows that start with group `first` of a run and hold at most 19 digits, shortest first. */
export const windowsFrom = (text: string, run: readonly Group[], first: number): NumberWindow[] => {
  const windows: NumberWindow[] = [];
  const start = run[first]?.start ?? 0;
  let digits = '';
  let shape = '';
  const separators: string[] = [];
  for (let i = first; i < run.length; i += 1) {
    const group = run[i] as Group;
    if (i > first) separators.push(text.slice(run[i - 1]?.end, group.start));
    if (digits.length + group.digits.length > MAX_DIGITS && i > first) break;
    digits += group.digits;
    shape += `${i > first ? '-' : ''}${group.digits.length}`;
    windows.push({ start, end: group.end, digits, shape, separators: [...separators] });
  }
  return windows;
};
