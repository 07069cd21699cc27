import { ISSUE_GROUPS } from '../issues/issue-groups.ts';
import type { District } from '../places/place.ts';
import { chance, pick, pickWeighted, whole } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';

const CONTENT = [
  'I like living here, the neighbours help each other.',
  'The parks have become really nice.',
  'Things get done faster than a few years ago.',
  'Buses are clean and the drivers are friendly.',
  'Nothing to complain about at the moment.',
  'My street is quiet, I hope it stays like that.',
];
const UNHAPPY = [
  'Everything takes too long and nobody feels responsible.',
  'They ask for our opinion and then nothing happens.',
  'Rents rise, services do not.',
  'You only get an answer if you know somebody.',
  'I would move away if I could.',
];
const WISHES = [
  'Please do something about it.',
  'Somebody should come and look.',
  'We have been waiting for a year.',
  'It was promised, "by spring", they said.',
];

/** What a person writes at the end of the questionnaire; most write nothing. `mood` is 0–100. */
export const drawComment = (random: Random, district: District, mood: number): string => {
  if (!chance(random, 0.22)) return '';
  const group = pickWeighted(
    random,
    ISSUE_GROUPS.map((each) => [each, each.weight]),
  );
  const said = pick(random, pick(random, pick(random, group.issues).details).says.en);
  const wish = pick(random, WISHES);
  const general = mood > 62 ? pick(random, CONTENT) : pick(random, UNHAPPY);
  if (chance(random, 0.45)) return general;
  if (chance(random, 0.03))
    return `${said}. Call me: 138 0000 ${String(whole(random, 0, 9999)).padStart(4, '0')}`;
  if (chance(random, 0.25)) return `${general}\n${said}.`;
  return chance(random, 0.5)
    ? `${said}. ${wish}`
    : `${district.en}: ${said.charAt(0).toLowerCase()}${said.slice(1)}.`;
};
