import { DAY, HOUR, PERIOD, writeTime, type Month } from '../calendar.ts';
import { DISTRICTS } from '../places/districts.ts';
import { between, chance, logNormal, pick, pickWeighted, whole } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';
import { drawAnswer, drawLeaning } from './answer.ts';
import { drawComment } from './comment.ts';
import { expectedLevel } from './level.ts';
import type { Question } from './question.ts';

const MODES: readonly (readonly [string, number])[] = [
  ['Online', 58],
  ['Telephone', 27],
  ['Face to face', 15],
];
/** Age groups: how often they answer, and the weight that sets it right. */
const AGES: readonly (readonly [{ readonly label: string; readonly weight: number }, number])[] = [
  [{ label: '18-24', weight: 1.32 }, 9],
  [{ label: '25-34', weight: 1.14 }, 18],
  [{ label: '35-44', weight: 1.02 }, 20],
  [{ label: '45-54', weight: 0.95 }, 20],
  [{ label: '55-64', weight: 0.88 }, 17],
  [{ label: '65 or older', weight: 0.84 }, 13],
  [{ label: 'Prefer not to say', weight: 1 }, 3],
];
const GENDERS: readonly (readonly [string, number])[] = [
  ['Female', 53],
  ['Male', 44],
  ['Other', 0.7],
  ['Prefer not to say', 2.3],
];
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789'.split('');
const BY_POPULATION = DISTRICTS.map((district) => [district, district.population] as const);

const drawId = (random: Random): string =>
  `R_${Array.from({ length: 15 }, () => pick(random, LETTERS)).join('')}`;

/** The cells of one response, in the order of the export's columns. */
export const drawResponse = (random: Random, questions: readonly Question[], month: Month): string[] => {
  const district = pickWeighted(random, BY_POPULATION);
  const subdistrict = pick(random, district.subdistricts);
  const mode = pickWeighted(random, MODES);
  const age = pickWeighted(random, AGES);
  const seconds = Math.round(logNormal(random, mode === 'Online' ? 420 : 780, 0.35));
  const lastStart = Math.min(month.from + month.days * DAY, PERIOD.until) - 3 * HOUR;
  const start = Math.floor(between(random, month.from + 7 * HOUR, lastStart) / 1000) * 1000;
  const end = start + seconds * 1000;
  const leaning = drawLeaning(random);
  const answers = questions.map((question) =>
    drawAnswer(random, question, expectedLevel(question, district, month) + leaning),
  );
  const unplaced = chance(random, 0.008);
  const comment = drawComment(random, district, 62 + district.mood + leaning);
  const weight = age.weight * between(random, 0.78, 1.22);
  return [
    writeTime(start),
    writeTime(end),
    'IP Address',
    `192.0.2.${whole(random, 1, 254)}`,
    '100',
    String(seconds),
    'True',
    writeTime(end + 1000),
    drawId(random),
    '',
    '',
    mode === 'Online' && chance(random, 0.3) ? `panel${whole(random, 1000, 9999)}@example.com` : '',
    '',
    '',
    '',
    mode === 'Online' ? pick(random, ['email', 'anonymous', 'qr']) : 'anonymous',
    'EN',
    unplaced ? '' : district.en,
    unplaced ? '' : subdistrict.en,
    mode,
    ...answers,
    age.label,
    pickWeighted(random, GENDERS),
    weight.toFixed(3),
    comment,
  ];
};
