import type { Case } from '../cases/case.ts';
import { chance, pick, whole } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';

const OPENERS = ['Hello. ', 'Hi there. ', 'Good morning. ', 'To whom it may concern: ', '', '', '', '', ''];
const SINCE = [
  'This has been going on for a week.',
  'It has been like this for almost a month.',
  'It started again three days ago.',
  'Every few days it is the same.',
  'All the neighbours complain about it.',
];
const WISHES = [
  'Please send someone.',
  'When will this be fixed?',
  'Please tell me who is responsible.',
  'I would be grateful for an answer.',
  'Please deal with it soon, we have small children.',
  'I have photos if you need them.',
  'Thank you.',
];
const FIRST =
  'Anna Ben Carla David Elena Frank Grace Hugo Irene Jack Karin Leo Mei Noor Oscar Pia Qing Rosa Sam Tara'.split(
    ' ',
  );
const LAST =
  'Abbot Brook Carver Dale Ember Field Garner Hall Ingram Joyce Kestrel Lane Marsh Nolan Orchard Page Reed Stone'.split(
    ' ',
  );

export const drawEnglishName = (random: Random): string => `${pick(random, FIRST)} ${pick(random, LAST)}`;

/** An address under a domain that is reserved for examples (RFC 2606). */
export const emailOf = (name: string, number: number): string =>
  `${name.toLowerCase().replace(' ', '.')}${number}@example.com`;

export const englishTitle = ({ detail, community }: Case): string => `${detail.en}, ${community.en}`;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Sentences that say themselves how long or how often. */
const TIMED = /week|month|year|yesterday|every|night|again|day|since|morning/i;
const IDEAS = [
  'please find a lasting solution for',
  'could there be one plan for all of',
  'please ask the people who live in',
];

const drawPlace = (random: Random, { subdistrict, community }: Case): string =>
  pick(random, [
    `I live in ${community.en}. `,
    `This is about ${community.en}, near number ${whole(random, 1, 120)}. `,
    `${community.en} in ${subdistrict.en}: `,
    `Block ${whole(random, 1, 38)}, ${community.en}. `,
    '',
    '',
  ]);

/** What the resident writes, in one to three sentences; some leave a number or an address. */
export const englishText = (random: Random, each: Case, reporter: string): string => {
  const place = drawPlace(random, each);
  const said = pick(random, each.detail.says.en);
  const [matter, where] = [lower(each.detail.en), each.community.en];
  if (each.class === 'consultation')
    return pick(random, [
      `Which office handles ${matter} in ${where}, and what do I have to hand in?`,
      `I have a question about ${matter} in ${where}: who do I talk to?`,
      `How long does it take to get an answer about ${matter} in ${where}?`,
    ]);
  if (each.class === 'suggestion')
    return `A suggestion about ${matter}: ${pick(random, IDEAS)} ${where}. ${said}.`;
  const since = !TIMED.test(said) && chance(random, 0.55) ? ` ${pick(random, SINCE)}` : '';
  const again =
    each.earlier === null ? '' : ' I reported this before and it was closed, but nothing was done.';
  const wish = chance(random, 0.8) ? ` ${pick(random, WISHES)}` : '';
  const call = chance(random, 0.05)
    ? pick(random, [
        ` You can reach me at 138 0000 ${String(whole(random, 0, 9999)).padStart(4, '0')}.`,
        ` Write to ${emailOf(reporter, whole(random, 1, 99))}.`,
      ])
    : '';
  return `${pick(random, OPENERS)}${place}${said}.${since}${again}${wish}${call}`;
};
