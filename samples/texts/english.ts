import type { Case } from '../cases/case.ts';
import { chance, pick, whole } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';

const OPENERS = ['Hello, ', 'Hi, ', 'Good morning. ', 'Sorry to write again. ', '', '', '', ''];
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

/** What the resident writes, in one to three sentences; some leave a number or an address. */
export const englishText = (random: Random, each: Case, reporter: string): string => {
  const place = pick(random, [
    `In ${each.community.en}: `,
    `${each.community.en}, near number ${whole(random, 1, 90)}. `,
    `${each.subdistrict.en}, ${each.community.en} side. `,
    '',
    '',
  ]);
  const said = pick(random, each.detail.says.en);
  if (each.class === 'consultation')
    return `Which office handles ${lower(each.detail.en)} in ${each.community.en}, and what do I have to hand in?`;
  if (each.class === 'suggestion')
    return `A suggestion about ${lower(each.detail.en)}: please find a lasting solution for ${each.community.en}. ${said}.`;
  const since = chance(random, 0.5) ? ` ${pick(random, SINCE)}` : '';
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
