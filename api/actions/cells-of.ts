import { addSeries, type Series } from '../pain-points/nodes.ts';
import type { WeeklyCell, WeeklyCells } from '../pain-points/weekly-cells.ts';

/** Where and about what something was done. */
export interface Subject {
  /** Empty: the whole city. */
  readonly districts: readonly string[];
  /** Null: all issues of the group. */
  readonly issue: string | null;
  readonly issueGroup: string | null;
}

/** Whether two subjects are about the same: one issue, or an issue and its group. */
export const isSameIssue = (a: Subject, b: Subject): boolean =>
  a.issue !== null && b.issue !== null ? a.issue === b.issue : a.issueGroup === b.issueGroup;

/** Whether two subjects share a place; the whole city shares one with everybody. */
export const sharesPlace = (a: Subject, b: Subject): boolean =>
  a.districts.length === 0 ||
  b.districts.length === 0 ||
  a.districts.some((district) => b.districts.includes(district));

const isAbout = (city: WeeklyCells, { issue, issueGroup }: Subject, cell: WeeklyCell): boolean => {
  const held = city.issues[cell.issue];
  return issue === null ? held?.group === issueGroup : held?.name === issue;
};

/** The weeks of a subject, its cells added up. */
export const seriesOf = (city: WeeklyCells, subject: Subject): Series =>
  addSeries(
    city.cells.filter(
      (cell) =>
        isAbout(city, subject, cell) &&
        (subject.districts.length === 0 || subject.districts.includes(city.places[cell.place] as string)),
    ),
    city.weeks.length,
  );

/** The same issue in every other district of which `isTreated` is false, district by district. */
export const peersOf = (
  city: WeeklyCells,
  subject: Subject,
  isTreated: (district: string) => boolean,
): Series[] => {
  if (subject.districts.length === 0) return [];
  const others = city.places.filter((place) => !subject.districts.includes(place) && !isTreated(place));
  return others.map((place) => seriesOf(city, { ...subject, districts: [place] }));
};
