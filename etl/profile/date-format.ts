import type { DateOrder } from './column-profile.ts';

/** A way to write an instant: how it looks with digits as `9`, and the strptime patterns for each order. */
interface DateShape {
  readonly looks: RegExp;
  readonly formats: Readonly<Partial<Record<DateOrder, string>>>;
}

const TIMES: readonly { readonly looks: string; readonly format: string }[] = [
  { looks: '', format: '' },
  { looks: ' 9{1,2}:99', format: ' %H:%M' },
  { looks: ' 9{1,2}:99:99', format: ' %H:%M:%S' },
  { looks: ' 9{1,2}:99:99\\.9{1,6}', format: ' %H:%M:%S.%f' },
  { looks: ' 9{1,2}:99 [AP]M', format: ' %I:%M %p' },
  { looks: ' 9{1,2}:99:99 [AP]M', format: ' %I:%M:%S %p' },
  { looks: 'T99:99', format: 'T%H:%M' },
  { looks: 'T99:99:99', format: 'T%H:%M:%S' },
  { looks: 'T99:99:99\\.9{1,6}', format: 'T%H:%M:%S.%f' },
];

const ZONES: readonly { readonly looks: string; readonly format: string }[] = [
  { looks: '', format: '' },
  { looks: 'Z', format: 'Z' },
  { looks: ' UTC', format: ' UTC' },
  { looks: ' ?[+-]99:?99', format: '%z' },
];

const DATES: readonly { readonly looks: string; readonly formats: DateShape['formats'] }[] = [
  { looks: '9999-9{1,2}-9{1,2}', formats: { ymd: '%Y-%m-%d' } },
  { looks: '9999/9{1,2}/9{1,2}', formats: { ymd: '%Y/%m/%d' } },
  { looks: '9999\\.9{1,2}\\.9{1,2}', formats: { ymd: '%Y.%m.%d' } },
  { looks: '9999年9{1,2}月9{1,2}日', formats: { ymd: '%Y年%m月%d日' } },
  { looks: '9{1,2}/9{1,2}/9999', formats: { mdy: '%m/%d/%Y', dmy: '%d/%m/%Y' } },
  { looks: '9{1,2}-9{1,2}-9999', formats: { mdy: '%m-%d-%Y', dmy: '%d-%m-%Y' } },
  { looks: '9{1,2}\\.9{1,2}\\.9999', formats: { mdy: '%m.%d.%Y', dmy: '%d.%m.%Y' } },
  { looks: '9{1,2}/9{1,2}/99', formats: { mdy: '%m/%d/%y', dmy: '%d/%m/%y' } },
  { looks: '99999999', formats: { ymd: '%Y%m%d' } },
];

const SHAPES: readonly DateShape[] = DATES.flatMap((date) =>
  TIMES.flatMap((time) =>
    ZONES.filter((zone) => zone.format === '' || time.format !== '').map((zone) => ({
      looks: new RegExp(`^${date.looks}${time.looks}${zone.looks}$`, 'i'),
      formats: Object.fromEntries(
        Object.entries(date.formats).map(([order, format]) => [
          order,
          `${format}${time.format}${zone.format}`,
        ]),
      ),
    })),
  ),
);

/** How a value looks: digits as `9`, the halves of the day as `AM`/`PM` kept. */
export const shapeOf = (value: string): string => value.trim().replace(/\d/g, '9');

/** strptime patterns per order for a shape, or null when it is no date. */
export const formatsForShape = (shape: string): DateShape['formats'] | null =>
  SHAPES.find((candidate) => candidate.looks.test(shape))?.formats ?? null;

/** First and second number of a date written with its year last, for telling day from month. */
export const leadingNumbers = (value: string): [number, number] | null => {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d/.exec(value);
  return match ? [Number(match[1]), Number(match[2])] : null;
};
