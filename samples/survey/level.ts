import type { Month } from '../calendar.ts';
import { effectsOn, OVERALL, SECURITY_FALL, SECURITY_RAMP } from '../effects.ts';
import type { District } from '../places/place.ts';
import type { Question } from './question.ts';

/**
 * How far a level must move for the mean answer to move by one point: answers end at the best option, so people who
 * are above it already show only part of a change.
 */
const PER_POINT = 1.1;

/** Points by which the mood of the city in a month lies above its first-year mean. */
const tide = (month: Month): number => {
  const withinYear = (month.index % 12) - 5.5;
  const year = month.index < 12 ? 0 : OVERALL.second - OVERALL.first;
  return PER_POINT * year - 0.12 * withinYear;
};

const securityFall = (district: District, month: Month): number => {
  const arrived = SECURITY_RAMP[month.id] ?? 0;
  const there = SECURITY_FALL.districts.some((name) => name === district.en);
  return PER_POINT * arrived * (there ? SECURITY_FALL.there : SECURITY_FALL.elsewhere);
};

/** How much of the tide and of the district's mood a question takes part in. */
const share = ({ column, sense, group }: Question): { tide: number; mood: number } => {
  if (column === 'QOverall') return { tide: 1, mood: 1 };
  if (column === 'QRecommend') return { tide: 0.8, mood: 0.9 };
  if (group) return { tide: 0.4, mood: 0.7 };
  return sense === 'security' ? { tide: 0, mood: 0.4 } : { tide: 0.4, mood: 0.6 };
};

/** The mean answer (0–100) to expect in a district and month, planted effects included. */
export const expectedLevel = (question: Question, district: District, month: Month): number => {
  const part = share(question);
  const planted = question.group
    ? effectsOn(district.en, question.group, month.id).reduce((sum, { survey }) => sum + (survey ?? 0), 0)
    : 0;
  return (
    question.mean +
    part.tide * tide(month) +
    part.mood * district.mood +
    (question.sense === 'security' ? securityFall(district, month) : 0) +
    PER_POINT * planted
  );
};
