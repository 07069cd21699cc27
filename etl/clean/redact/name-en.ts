import type { Detector, Span } from './detector.ts';

const WORD = String.raw`[\p{L}][\p{L}'’\-]{0,25}`;
const CAPITAL = String.raw`(?:\p{Lu}\.|\p{Lu}[\p{L}'’\-]{0,25})`;
const CAPITALS = String.raw`${CAPITAL}(?:[ ]${CAPITAL}){0,4}`;
const TITLE = String.raw`(?:[Mm]r|MR|[Mm]rs|MRS|[Mm]s|MS|[Mm]iss|[Mm]x|[Dd]r|[Pp]rof|[Ss]r|[Ss]ra)\.?`;
const anyCase = (words: string): string =>
  words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

const INTRODUCED = new RegExp(
  [
    String.raw`\b(?:${anyCase("my (?:full |first |last |sur)?name(?: is|'s|’s)|the name is|i am called|i go by|name is")})[ :]{1,3}(?:${TITLE}[ ])?(?<a>${WORD}(?:[ ]${WORD}){0,3})`,
    String.raw`(?<![\p{L}][ ])\b(?:${anyCase('(?:full |first |last |contact |customer |caller |resident |tenant |owner |complainant )?name|contact(?: person)?|signed|submitted by|reported by|complainant|caller|sincerely(?: yours)?|regards|best regards|thanks|yours truly|respectfully')})(?:[ ]?[:,\-][ ]?|[:,]?\n[ ]{0,3})(?:${TITLE}[ ])?(?<b>${CAPITALS})`,
    String.raw`\b(?:${anyCase("this is|i am|i'm|i’m|it's|speaking with|spoke (?:to|with)|ask for|contact|call")})[ ](?:${TITLE}[ ])?(?<c>${CAPITAL}[ ]${CAPITAL}(?:[ ]${CAPITAL})?)(?=[ ]?(?:[,.;]|$|\n|(?:calling|speaking|from|writing|and|at|of|here|who|living|on)\b))`,
    String.raw`(?<!\p{Lu}[\p{L}'’]{0,25}[ ])\b${TITLE}[ ](?<d>${CAPITALS})`,
    String.raw`\b(?:${anyCase("dear|attn:?|hello|hi|i am|i'm|i’m|this is")})[ ](?:${TITLE}[ ])(?<e>${CAPITALS}|${WORD})`,
  ].join('|'),
  'dgu',
);

const TRIGGER =
  /name|\bi am\b|\bi['’]m|this is|\bm(?:r|rs|s|x|iss)\b|\bdr\b|\bprof\b|\bsra?\b|dear|attn|signed|submitted by|reported by|caller|complainant|contact|sincerely|regards|thanks|yours truly|respectfully|i go by|spoke|speaking|ask for|\bcall\b/i;

/** Words that end a name, or show that none was given. */
const NO_NAME = new Set(
  (
    'and i im not on in at is was the a an my from but to listed spelled misspelled wrong missing being still never for with of or so who that this because as it we you they have has had ' +
    'please living writing calling here there no yes nobody anonymous unknown withheld also very will would can could do does did been by just only now your his her their our ' +
    'city street st ave road department dept police fire public works office mayor council school district team staff all everyone sir madam resident residents manager customer ' +
    'service support sincerely regards thanks thank phone email address case number date time monday tuesday wednesday thursday friday saturday sunday january february march july ' +
    'august september october november december boston york chinatown citizen neighborhood neighbors neighbor so happy unhappy concerned writing what how when where why if then than mud'
  ).split(' '),
);
/** "I am Very Upset" has capitals too; only these may open a signature. */
const NOT_FIRST = new Set(
  'a an the not no yes very so still also just happy sorry glad sure disappointed upset concerned writing requesting absolutely unacceptable ridiculous terrible great good bad new old'.split(
    ' ',
  ),
);

const trimName = (name: string): string => {
  const words = name.split(' ');
  const stop = words.findIndex((word) => NO_NAME.has(word.toLowerCase().replace(/[.'’]/g, '')));
  return (stop < 0 ? words : words.slice(0, stop)).join(' ');
};

/** English names where the text introduces one: "my name is …", "Dear Mr …", "Name: …", a signature. */
export const findEnglishNames: Detector = (text) => {
  if (!TRIGGER.test(text)) return [];
  return Array.from(text.matchAll(INTRODUCED)).flatMap((match): Span[] => {
    const place = Object.values(match.indices?.groups ?? {}).find((each) => each !== undefined);
    if (!place) return [];
    const name = trimName(text.slice(place[0], place[1]));
    const first = name.split(' ')[0]?.toLowerCase() ?? '';
    if (name.length < 2 || NOT_FIRST.has(first)) return [];
    return [{ start: place[0], end: place[0] + name.length, kind: 'name' }];
  });
};
