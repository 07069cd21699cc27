import { DAY, PERIOD, writeMaybe, writeTime } from '../calendar.ts';
import type { Point } from '../places/geometry.ts';
import { between, chance, pickWeighted, whole } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';
import { drawEnglishName, emailOf, englishText, englishTitle } from '../texts/english.ts';
import type { Case, CaseClass, Opinion } from './case.ts';
import { APP_CHANNELS } from './channels.ts';
import { seconds } from './office.ts';

export const APP_HEADER: readonly string[] =
  'Request ID,Opened,Closed,Due,Updated,Status,Request Class,Issue Group,Issue Type,Issue Detail,District,Subdistrict,Community,Channel,Department,Title,Description,Reporter Name,Reporter Email,Citizen Reached,Citizen Contacted,Problem Solved,First Satisfaction,Satisfaction,Follow-up Date,Counts In Assessment,Earlier Request,Latitude,Longitude'.split(
    ',',
  );

const CLASSES: Readonly<Record<CaseClass, string>> = {
  complaint: 'Complaint',
  request: 'Service request',
  consultation: 'Consultation',
  suggestion: 'Suggestion',
};
const OPINIONS = ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'];
const UNLOCATED = 0.06;

const yes = (is: boolean): string => (is ? 'Yes' : 'No');
const opinion = (value: Opinion | undefined): string =>
  value === null || value === undefined ? '' : (OPINIONS[value - 1] ?? '');

const followUpCells = ({ followUp }: Case): string[] => {
  if (!followUp) return Array.from({ length: 7 }, () => '');
  const { answers } = followUp;
  return [
    yes(answers !== null),
    answers ? yes(answers.contacted) : '',
    answers ? yes(answers.resolved) : '',
    opinion(answers?.first),
    opinion(answers?.final),
    writeTime(followUp.at),
    yes(followUp.assessed),
  ];
};

/** When somebody last touched the case, never after the export was taken. */
const lastTouched = (random: Random, each: Case): number => {
  const open = seconds(each.dispatchedAt + between(random, 0, 3) * DAY);
  const at = each.followUp?.at ?? each.closedAt ?? open;
  return Math.min(PERIOD.until, Math.max(at, each.openedAt));
};

/**
 * Cases as the city's own application exports them, header first.
 * @param place draws a point (longitude, latitude) within a district.
 */
export const writeApp = (
  random: Random,
  cases: readonly Case[],
  place: (random: Random, districtId: string) => Point,
): string[][] => {
  const numbers = cases.map(({ openedAt }, index) => {
    const year = new Date(openedAt).getUTCFullYear();
    return `CA-${year}-${String(index + 1).padStart(6, '0')}`;
  });
  const rows = cases.map((each, index) => {
    const reporter = drawEnglishName(random);
    const located = !chance(random, UNLOCATED);
    const [longitude, latitude] = place(random, each.district.id);
    return [
      numbers[index] ?? '',
      writeTime(each.openedAt),
      writeMaybe(each.closedAt),
      writeTime(each.dueAt),
      writeTime(lastTouched(random, each)),
      each.closedAt === null ? (chance(random, 0.6) ? 'In progress' : 'Open') : 'Closed',
      CLASSES[each.class],
      each.group.en,
      each.issue.en,
      each.detail.en,
      each.district.en,
      each.subdistrict.en,
      each.community.en,
      pickWeighted(random, APP_CHANNELS),
      each.unit.en,
      englishTitle(each),
      englishText(random, each, reporter),
      reporter,
      emailOf(reporter, whole(random, 1, 99)),
      ...followUpCells(each),
      each.earlier === null ? '' : (numbers[each.earlier] ?? ''),
      located ? latitude.toFixed(5) : '',
      located ? longitude.toFixed(5) : '',
    ];
  });
  return [[...APP_HEADER], ...rows];
};
