import { foldText } from './fold-text.ts';

const LONG_FORMS: Readonly<Record<string, string>> = {
  ave: 'avenue',
  av: 'avenue',
  blvd: 'boulevard',
  bldg: 'building',
  ct: 'court',
  ctr: 'center',
  centre: 'center',
  dept: 'department',
  dr: 'drive',
  ft: 'fort',
  harbour: 'harbor',
  hts: 'heights',
  hwy: 'highway',
  ln: 'lane',
  mt: 'mount',
  neighbourhood: 'neighborhood',
  pk: 'park',
  pl: 'place',
  pkwy: 'parkway',
  rd: 'road',
  sq: 'square',
  st: 'street',
  ste: 'saint',
  twp: 'township',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
};

const JOINING: ReadonlySet<string> = new Set(['and', 'the', 'of', 'a']);
/** Words that say what kind of place a name is; they distinguish nothing unless only a number is left. */
const KINDS: ReadonlySet<string> = new Set([
  'district',
  'borough',
  'neighborhood',
  'county',
  'city',
  'area',
  'subdistrict',
  'community',
]);

/** The words of a name, abbreviations written out; "St" is a saint at the beginning and a street elsewhere. */
export const nameWords = (name: string): string[] => {
  const words = foldText(name)
    .split(' ')
    .filter((word) => word !== '');
  const written = words.map((word, i) =>
    word === 'st' && i === 0 && words.length > 1 ? 'saint' : (LONG_FORMS[word] ?? word),
  );
  const own = written.filter((word) => !JOINING.has(word));
  return own.length > 0 ? own : written;
};

/** The words that are the name itself: without "district", "borough" and the like. */
export const coreWords = (name: string): string[] => {
  const words = nameWords(name);
  const core = words.filter((word) => !KINDS.has(word));
  return core.some((word) => /\p{L}/u.test(word)) ? core : words;
};
