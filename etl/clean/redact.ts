import { findAccounts } from './redact/account.ts';
import { findChineseAddresses } from './redact/address-zh.ts';
import { findEnglishAddresses } from './redact/address-en.ts';
import { TAKEN, type Detector, type PersonalKind, type Span } from './redact/detector.ts';
import { findDocuments } from './redact/document.ts';
import { findEmails } from './redact/email.ts';
import { fold } from './redact/fold.ts';
import { findChineseNames } from './redact/name-zh.ts';
import { findEnglishNames } from './redact/name-en.ts';
import { findIpAddresses, findIpv6Addresses, findUrlUsers } from './redact/network.ts';
import { findNumbers } from './redact/numbers.ts';
import { readNumerals } from './redact/numerals.ts';
import { findChinesePlates, findLabelledPlates } from './redact/plate.ts';
import { findSpelledPhones } from './redact/spelled-phone.ts';
import { mayBePersonal, mayHideDigits } from './redact/trigger.ts';

export type { PersonalKind } from './redact/detector.ts';

/** How many of each kind were found. */
export type RedactedCounts = Partial<Record<PersonalKind, number>>;

const HAN = /[\u3007\u3400-\u9fff]/;

/** A detector that finds nothing in a text without Chinese signs, and looks no further then. */
const inChinese =
  (detect: Detector): Detector =>
  (text) =>
    HAN.test(text) ? detect(text) : [];

/** The safest reading first: what one detector takes, no later one sees. */
const DETECTORS: readonly Detector[] = [
  findUrlUsers,
  findEmails,
  findIpAddresses,
  findIpv6Addresses,
  inChinese(findChinesePlates),
  findLabelledPlates,
  findNumbers,
  (text) => (mayHideDigits(text) ? findNumbers(readNumerals(text)) : []),
  findSpelledPhones,
  findDocuments,
  findAccounts,
  inChinese(findChineseAddresses),
  findEnglishAddresses,
  inChinese(findChineseNames),
  findEnglishNames,
];

/** Spans of a folded text, without overlaps, and the text with them taken. */
const findAll = (folded: string): Span[] => {
  const all: Span[] = [];
  let rest = folded;
  for (const detect of DETECTORS) {
    let last = 0;
    let taken = '';
    for (const span of detect(rest).toSorted((a, b) => a.start - b.start || b.end - a.end)) {
      if (span.start < last) continue;
      taken += rest.slice(last, span.start) + TAKEN.repeat(span.end - span.start);
      last = span.end;
      all.push(span);
    }
    if (last > 0) rest = taken + rest.slice(last);
  }
  return all.sort((a, b) => a.start - b.start);
};

/** What one detector takes can uncover what another saw as part of it; a text settles in very few rounds. */
const MAX_ROUNDS = 4;

/**
 * Replaces personal data in a text by typed tokens such as `[phone]` and counts them. Everything else stays as written.
 * Redacting a redacted text changes nothing. Linear in the length of the text.
 * @param kinds only these are replaced; all without.
 */
export const redact = (
  original: string,
  kinds?: ReadonlySet<PersonalKind>,
): { text: string; counts: RedactedCounts } => {
  const counts: RedactedCounts = {};
  let text = original;
  for (let round = 0; round < MAX_ROUNDS && mayBePersonal(text); round += 1) {
    const folded = fold(text);
    const spans = findAll(folded.text).filter(({ kind }) => kinds?.has(kind) ?? true);
    if (spans.length === 0) break;
    let redacted = '';
    let last = 0;
    for (const { start, end, kind } of spans) {
      redacted += `${text.slice(last, folded.origin(start))}[${kind}]`;
      last = folded.origin(end);
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    text = redacted + text.slice(last);
  }
  return { text, counts };
};

/** Redacts one text; see `redact`. */
export const redactText = (text: string): string => redact(text).text;
