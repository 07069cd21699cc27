import type { NumberFormat } from './number-format.ts';

const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** Serial of 9999-12-31, the last day Excel knows. */
const LAST_SERIAL = 2_958_466;

/**
 * A numeric cell as text: dates as `2024-03-01` or `2024-03-01 13:05:00` (a workbook has no zone), padded numbers with
 * their zeros, others in the shortest form that is the same number.
 * @param since1904 the workbook counts days from 1904.
 */
export const numberText = (raw: string, format: NumberFormat, since1904: boolean): string => {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (format.kind === 'padded' && Number.isInteger(value) && value >= 0)
    return String(value).padStart(format.digits, '0');
  if (format.kind === 'date' && value >= 0 && value < LAST_SERIAL)
    return momentText(value, format, since1904);
  return plainText(value);
};

const plainText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);

const momentText = (
  serial: number,
  { withDate, withTime }: Extract<NumberFormat, { kind: 'date' }>,
  since1904: boolean,
): string => {
  // Excel's calendar of 1900 has a 29 February, so days before March stand one off.
  const days = since1904 || serial >= 60 ? serial : serial + 1;
  const seconds = Math.round((days * DAY_MS) / 1000);
  const text = new Date((since1904 ? EPOCH_1904 : EPOCH_1900) + seconds * 1000).toISOString();
  const [day, time] = [text.slice(0, 10), text.slice(11, 19)];
  if (!withDate && serial < 1) return time;
  return withTime || time !== '00:00:00' ? `${day} ${time}` : day;
};
