import { isLabelled } from './context.ts';
import type { NumberWindow } from './number-windows.ts';

const MOBILE = /^(?:0086|86|0)?1[3-9]\d{9}$/;
/** Area code and subscriber number of mainland China. */
const LANDLINE =
  /^(?:(?:0086|86)0?|0)(?:10|2[0-57-9]|3[1-9]\d|4[1-8]\d|5[1-9]\d|6[36]\d|7\d\d|8[1-9]\d|9\d\d)[2-9]\d{6,7}$/;
const SERVICE = /^[48]00\d{7}$/;
/** North America: area and exchange from 2, no x11, no area x00 but 800 and 900. */
const NANP = /^1?(?!\d11|[2-7]00)[2-9]\d\d(?!\d11)[2-9]\d{6}$/;

/** How people group eleven digits without saying that it is a phone; a country code may stand before. */
const MOBILE_SHAPES =
  /^(?:(?:4|2|1)-)?(?:3-4-4|3-8|7-4|3-3-5|3-2-2-2-2|3-4-2-2|3-3-3-2|2-3-3-3|1-3-3-4|4-4-3|4-3-4|1-10|5-6|6-5|4-7|5-4-4|1[1-5])$/;
const SINGLES = /^1(?:-1){6,}$/;
const NANP_SHAPES = /^(?:1-)?(?:3-3-4|3-7|6-4|10)$|^4-3-4$|^11$/;
const LANDLINE_SHAPES =
  /^(?:[24]-)?(?:[34]-[78]|[34]-[34]-4|[34]-4-3|[34]-2-2-[34]|[34]-2-2-2-2)$|^1[1245]$|^[56]-[78]$/;
const SERVICE_SHAPES = /^(?:3-3-4|3-4-3|3-7|10|4-3-3|3-2-2-3)$/;

/** Lengths of national numbers by country code (E.164); other countries up to 15 digits in all. */
const NATIONAL: Readonly<Record<string, readonly [number, number]>> = {
  '1': [10, 10],
  '7': [10, 10],
  '33': [9, 9],
  '34': [9, 9],
  '39': [8, 11],
  '44': [9, 11],
  '49': [7, 12],
  '52': [10, 11],
  '55': [10, 11],
  '61': [9, 9],
  '65': [8, 8],
  '81': [9, 10],
  '82': [8, 10],
  '86': [10, 12],
  '91': [10, 10],
  '852': [8, 8],
  '853': [8, 8],
  '886': [8, 9],
};

const isInternational = (digits: string): boolean => {
  const code = [3, 2, 1].map((n) => digits.slice(0, n)).find((each) => NATIONAL[each]);
  const [min, max] = (code === undefined ? undefined : NATIONAL[code]) ?? [7, 13];
  const rest = digits.length - (code?.length ?? 2);
  return !digits.startsWith('0') && rest >= min && rest <= max;
};

/** Two groups with one point between read as a decimal number. */
const isDecimal = ({ shape, separators }: NumberWindow): boolean =>
  /^\d+-\d+$/.test(shape) && separators[0] === '.';

const isEightDigitDate = (digits: string): boolean =>
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);

/**
 * Whether a window is a telephone number: mobile or landline of mainland China, 400/800, North America (NANP), `+` and a
 * country code, or seven or eight digits after a word for telephone.
 */
export const isPhoneNumber = (text: string, window: NumberWindow): boolean => {
  const { digits, shape, start } = window;
  if (digits.length > 15) return false;
  const labelled = isLabelled(text, start, 'phone');
  const inOneGroup = !shape.includes('-');
  if (inOneGroup && isLabelled(text, start, 'paper')) return false;
  const spaced = labelled || SINGLES.test(shape);
  const shaped = (shapes: RegExp): boolean => spaced || (shapes.test(shape) && !isDecimal(window));
  if (MOBILE.test(digits) && shaped(MOBILE_SHAPES)) return true;
  const hasPlus = /\+\s?\(?$/.test(text.slice(Math.max(0, start - 3), start));
  if (hasPlus && isInternational(digits)) return true;
  if (/^00[1-9]/.test(digits) && (labelled || !inOneGroup) && isInternational(digits.slice(2))) return true;
  if (LANDLINE.test(digits) && digits.length >= 11 && shaped(LANDLINE_SHAPES)) return true;
  if (isLabelled(text, start, 'money')) return false;
  if (SERVICE.test(digits) && shaped(SERVICE_SHAPES)) return true;
  if (NANP.test(digits) && shaped(NANP_SHAPES)) return true;
  const isLocal =
    /^[2-9]\d{6,7}$/.test(digits) && (/^(?:7|8|3-4|4-4|4-3)$/.test(shape) || SINGLES.test(shape));
  return labelled && isLocal && !isEightDigitDate(digits);
};
