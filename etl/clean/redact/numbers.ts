import { isCardNumber, passesLuhn } from './card-number.ts';
import { isLabelled } from './context.ts';
import type { Detector, PersonalKind, Span } from './detector.ts';
import { hasIdChecksum, hasIdShape, isOldIdNumber } from './id-number.ts';
import { readRuns, windowsFrom, type NumberWindow } from './number-windows.ts';
import { isPhoneNumber } from './phone-number.ts';

/** The check sign X may follow 17 digits. */
const X_AFTER = /^[\s\-.·]{0,2}[xX](?![A-Za-z0-9])/;

/** A resident number by its checksum; where the text says that it is one, also with a slip in it. */
const isResident = (text: string, window: NumberWindow, sign18: string): boolean => {
  if (isLabelled(text, window.start, 'id')) return true;
  if (!hasIdShape(sign18)) return false;
  if (sign18.endsWith('X')) return true;
  const bornLately = Number(sign18.slice(6, 10)) >= 2015;
  return hasIdChecksum(sign18) && !(bornLately && isLabelled(text, window.start, 'paper'));
};

const isSocialSecurity = (text: string, { digits, shape, separators, start }: NumberWindow): boolean => {
  if (!/^(?!000|666)\d{3}(?!00)\d\d(?!0000)\d{4}$/.test(digits)) return false;
  if (isLabelled(text, start, 'id')) return true;
  return (
    shape === '3-2-4' && !digits.startsWith('9') && separators.every((each) => /^[-\s]*-[-\s]*$/.test(each))
  );
};

interface Judged {
  readonly kind: PersonalKind;
  readonly end: number;
}

/** What a window of digits is, or null for a number that is nobody's. */
const judge = (text: string, window: NumberWindow): Judged | null => {
  const { digits, shape, start, end } = window;
  const n = digits.length;
  const x = n === 17 ? X_AFTER.exec(text.slice(end, end + 4)) : null;
  if (x && isResident(text, window, `${digits}X`)) return { kind: 'id', end: end + x[0].length };
  if (n === 18 && isResident(text, window, digits)) return { kind: 'id', end };
  const isPaper = isLabelled(text, start, 'paper');
  const saysCard = isLabelled(text, start, 'card');
  if (n >= 13 && !isPaper && (isCardNumber(digits) || (saysCard && passesLuhn(digits))))
    return { kind: 'card', end };
  if (isPhoneNumber(text, window)) return { kind: 'phone', end };
  if (n === 15 && !isPaper && /^(?:15|6-6-3|6-9|1(?:-1){14})$/.test(shape) && isOldIdNumber(digits))
    return { kind: 'id', end };
  if (n === 9 && isSocialSecurity(text, window)) return { kind: 'id', end };
  if (!isPaper && saysCard && n >= 12) return { kind: 'card', end };
  return null;
};

/** Numbers written without a gap: each of them a resident number or a mobile. */
const splitGlued = (digits: string, start: number): Span[] => {
  const spans: Span[] = [];
  let at = 0;
  while (at < digits.length) {
    const sign18 = digits.slice(at, at + 18);
    const isId = hasIdShape(sign18) && hasIdChecksum(sign18);
    if (!isId && !/^1[3-9]\d{9}$/.test(digits.slice(at, at + 11))) return [];
    const length = isId ? 18 : 11;
    spans.push({ start: start + at, end: start + at + length, kind: isId ? 'id' : 'phone' });
    at += length;
  }
  return spans;
};

/** A plus or a bracket before a telephone belongs to it. */
const openingOf = (text: string, { start, end }: NumberWindow, kind: PersonalKind): number => {
  if (kind !== 'phone') return start;
  const closes = text.slice(start, end).includes(')');
  const opened = closes && text[start - 1] === '(' ? start - 1 : start;
  return text[opened - 1] === '+' ? opened - 1 : opened;
};

/** Resident numbers, social security numbers, cards and telephones, however their digits are spaced. */
export const findNumbers: Detector = (text) => {
  const spans: Span[] = [];
  for (const run of readRuns(text)) {
    let first = 0;
    while (first < run.length) {
      const windows = windowsFrom(text, run, first);
      const only = windows.length === 1 ? run[first] : undefined;
      if (only && only.digits.length > 19) spans.push(...splitGlued(only.digits, only.start));
      let used = 1;
      for (let n = windows.length; n > 0; n -= 1) {
        const window = windows[n - 1] as NumberWindow;
        const found = window.digits.length < 7 ? null : judge(text, window);
        if (!found) continue;
        spans.push({ start: openingOf(text, window, found.kind), end: found.end, kind: found.kind });
        used = n;
        break;
      }
      first += used;
    }
  }
  return spans;
};
