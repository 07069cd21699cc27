import { spansOf, type Detector } from './detector.ts';

const LONG =
  'street|avenue|road|boulevard|drive|lane|court|place|terrace|parkway|circle|square|highway|way|row|alley|crescent|close|wharf';
const SHORT = 'st|ave?|rd|blvd|dr|ln|ct|pl|ter|terr|pkwy|cir|sq|hwy|cres';
/** Ends of street names that mean nothing else in lower case. */
const PLAIN_ENDS = 'street|avenue|boulevard|st|ave|rd|blvd|ln|pkwy';
const DIRECTION = String.raw`(?:(?:[NSEWnsew]|[NSns][EWew]|[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)\.?\s)?`;
const CAPITAL = String.raw`(?:[A-Z][A-Za-z'’]{0,20}\.?|\d{1,3}(?:st|nd|rd|th))`;
const anyCase = (words: string): string =>
  words
    .split('|')
    .map((word) => {
      const first = word.charAt(0);
      return `(?:[${first}${first.toUpperCase()}]${word.slice(1)}|${word.toUpperCase()})`;
    })
    .join('|');
const UNIT = String.raw`(?:\.?,?\s(?:(?:apt|apartment|unit|suite|ste|room|rm|floor|fl|bldg|building|#)\.?\s?#?\s?[A-Za-z]?\d{0,5}[A-Za-z]?(?![A-Za-z0-9])|#\s?\d{1,5}[A-Za-z]?))`;
const PLACE = String.raw`(?:,?\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,?\s[A-Z]{2}\s\d{5}(?:-\d{4})?)`;
const HOUSE = String.raw`\d{1,6}(?:-\d{1,5})?[A-Za-z]?(?:\s?1\/2)?`;

const CAPITALISED = new RegExp(
  String.raw`(?<![\w.,:/$#\-])(?<house>${HOUSE})\s(?<it>${DIRECTION}(?:${CAPITAL}\s){1,4}(?:${anyCase(`${LONG}|${SHORT}`)})(?![A-Za-z])(?:[ ](?:NW|NE|SW|SE)(?![A-Za-z]))?)${anyUnit()}`,
  'gu',
);
const LOWER = new RegExp(
  String.raw`(?<![\w.,:/$#\-])(?<house>${HOUSE})\s(?:(?:[nsew]|north|south|east|west)\.?\s)?(?<words>[a-z][a-z'’]{1,20}(?:\s[a-z][a-z'’]{2,20})?|\d{1,3}(?:st|nd|rd|th))\s(?:${PLAIN_ENDS})(?![A-Za-z])${UNIT}?`,
  'giu',
);
const BOX = /\bp\.?\s?o\.?\s?box\s#?\d{1,6}/gi;
const UNIT_ALONE =
  /\b(?:(?:apt|apartment)\.?|flat)\s?#?\s?(?:\d{1,5}[A-Za-z]?|[A-Za-z]\d{1,4})(?![A-Za-z0-9])/gi;

function anyUnit(): string {
  return `(?:(?:${UNIT.replace(/\b(apt|apartment|unit|suite|ste|room|rm|floor|fl|bldg|building)\b/g, (word) => anyCase(word))})?${PLACE}?)`;
}

/** Words between a number and a street that make it a count or a measure. */
const COUNTED = new Set(
  (
    'am pm of on at to in the and from or for with near by block blocks minute minutes min mins hour hours day days week weeks month months year years ' +
    'time times car cars truck trucks tree trees light lights pothole potholes lane lanes way foot feet ft mile miles mi inch inches yard yards ton tons people person ' +
    'family families story stories level house houses home homes more other busy main- residential big small different new old whole broken dead public city local side ' +
    'percent degrees complaints requests calls along across off down up across is was are were that this which a an st street'
  ).split(' '),
);
/** Words of looks, which also begin the names of streets: Old Colony Road. */
const LOOKS = new Set(['big', 'small', 'new', 'old', 'local', 'public', 'city']);
/** Before the number: it belongs to something else. */
const OTHER_NUMBER =
  /(?:ward|district|zone|route|rte|line|bus|precinct|case|no\.?|exit|phase|level|gate|pier|track|highway|hwy|interstate|section|area|lot|number|ticket|since|during|until|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?: \d{1,2})?,?|\d\/\d{1,2},?)\s$/i;
const IN_A_YEAR = /(?:\bin|\bby|\bof|\bsince)\s$/i;

const isHouse = (text: string, match: RegExpExecArray): boolean => {
  const before = text.slice(Math.max(0, match.index - 16), match.index);
  if (OTHER_NUMBER.test(before)) return false;
  const house = match.groups?.['house'] ?? '';
  if (/^(?:19|20)\d\d$/.test(house) && IN_A_YEAR.test(before)) return false;
  const words = match[0].slice(house.length).trim().toLowerCase().split(/\s+/);
  const named = words.slice(0, match.groups?.['words'] ? match.groups['words'].split(/\s+/).length : 1);
  const telling = named.length > 1 ? named.filter((word) => !LOOKS.has(word)) : named;
  return !telling.some((word) => COUNTED.has(word));
};

const TRIGGER =
  /\d[A-Za-z]?\s(?:[A-Za-z0-9.'’]{1,21}\s){1,5}(?:st|ave?|rd|blvd|dr|ln|ct|pl|ter|terr|pkwy|cir|sq|hwy|cres|street|avenue|road|boulevard|drive|lane|court|place|terrace|parkway|circle|square|highway|way|row|alley|crescent|close|wharf)(?![a-z])|p\.?\s?o\.?\s?box|\b(?:apt|apartment|flat)\b/i;

/** Street addresses with a house number, boxes and apartments; a street alone, a route or a ward stays. */
export const findEnglishAddresses: Detector = (text) => {
  if (!TRIGGER.test(text)) return [];
  const accept = (match: RegExpExecArray): boolean => isHouse(text, match);
  const whole = (pattern: RegExp) =>
    Array.from(text.matchAll(pattern))
      .filter(accept)
      .map((match) => ({ start: match.index, end: match.index + match[0].length, kind: 'address' as const }));
  return [
    ...whole(CAPITALISED),
    ...whole(LOWER),
    ...spansOf(text, BOX, 'address'),
    ...spansOf(text, UNIT_ALONE, 'address'),
  ];
};
