import type { Month } from '../calendar.ts';
import { whole } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';
import { questionsOf } from './question.ts';
import { drawResponse } from './respondent.ts';

/** System columns before the questions: code and the text under it. */
const BEFORE: readonly (readonly [string, string])[] = [
  ['StartDate', 'Start Date'],
  ['EndDate', 'End Date'],
  ['Status', 'Response Type'],
  ['IPAddress', 'IP Address'],
  ['Progress', 'Progress'],
  ['Duration (in seconds)', 'Duration (in seconds)'],
  ['Finished', 'Finished'],
  ['RecordedDate', 'Recorded Date'],
  ['ResponseId', 'Response ID'],
  ['RecipientLastName', 'Recipient Last Name'],
  ['RecipientFirstName', 'Recipient First Name'],
  ['RecipientEmail', 'Recipient Email'],
  ['ExternalReference', 'External Data Reference'],
  ['LocationLatitude', 'Location Latitude'],
  ['LocationLongitude', 'Location Longitude'],
  ['DistributionChannel', 'Distribution Channel'],
  ['UserLanguage', 'User Language'],
  ['QDistrict', 'Which district do you live in?'],
  ['QSubdistrict', 'Which part of the district is that?'],
  ['QMode', 'Mode of interview'],
];
const AFTER: readonly (readonly [string, string])[] = [
  ['QAge', 'How old are you?'],
  ['QGender', 'What is your gender?'],
  ['QWeight', 'Survey weight'],
  ['QComment', 'Is there anything else you would like to tell us,\nabout your district or the city?'],
];

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What the third header row says of a column. */
const importId = (code: string, index: number): string => {
  const isDate = /Date$/.test(code);
  const id = index < 17 ? lowerFirst(code.replace(' (in seconds)', '')) : `QID${index - 16}`;
  return JSON.stringify(isDate ? { ImportId: id, timeZone: 'Asia/Shanghai' } : { ImportId: id });
};

/** Some 400 complete responses a month as Qualtrics exports them: three header rows. */
export const writeSurvey = (
  random: Random,
  year: 'first' | 'second',
  months: readonly Month[],
): string[][] => {
  const questions = questionsOf(year);
  const columns = [
    ...BEFORE,
    ...questions.map(({ column, text }): readonly [string, string] => [column, text]),
    ...AFTER,
  ];
  const responses = months.flatMap((month) =>
    Array.from({ length: whole(random, 385, 415) }, () => drawResponse(random, questions, month)).sort(
      (a, b) => ((a[7] ?? '') < (b[7] ?? '') ? -1 : 1),
    ),
  );
  return [
    columns.map(([code]) => code),
    columns.map(([, text]) => text),
    columns.map(([code], index) => importId(code, index)),
    ...responses,
  ];
};
