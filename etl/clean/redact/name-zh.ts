import type { Detector, Span } from './detector.ts';
import { AFTER_A_NAME, DOUBLE_SURNAMES, FREQUENT_SURNAMES, NOT_NAMES, SURNAMES } from './surnames.ts';

const HAN = String.raw`\p{Script=Han}`;
const GIVEN = String.raw`(?:(?![${AFTER_A_NAME}])${HAN})`;
const FULL_NAME = String.raw`(?:(?:${DOUBLE_SURNAMES})${GIVEN}{1,2}|[${SURNAMES}]${GIVEN}{1,2})`;
const LONG_NAME = String.raw`${GIVEN}{1,6}(?:·${GIVEN}{1,6}){1,3}`;
const ROLE =
  '来电人|投诉人|举报人|诉求人|反映人|申请人|当事人|联系人|报修人|求助人|受访者|户主|业主|居民|市民|村民|住户|租户|家长|房东|租客|用户';
const SPEAKS = String.raw`(?=来电|来信|反映|投诉|举报|咨询|求助|表示|称|说|致电|诉|住|家住|因|就|已|被|特此|电话|手机|的(?:电话|手机|微信|邮箱)|[\s,，。.;；:：()（）、!！?？]|\d|$)`;

const INTRODUCED = new RegExp(
  [
    // The word that asks for a name, then the name.
    String.raw`(?:姓名|(?:[我他她您其]的?|本人的?|真实|员工|负责人)名字|真名|署名|落款|联系人|投诉人|来电人|举报人|申请人|反映人|户主|当事人)[\s]?(?:[:：]|是|叫|为)[\s]{0,3}(?<a>${LONG_NAME}|${FULL_NAME}|(?<=[:：]\s{0,3})${GIVEN}{2,4}(?=[\s,，。;；、()（）]|$))`,
    String.raw`姓名[\s]{1,3}(?<b>${FULL_NAME})`,
    String.raw`(?:(?:我|本人)(?:的?名字)?(?:名?叫做?|姓名是?)|名叫|本人姓名?|敝姓|免贵姓|我姓)[\s"“「]{0,2}(?<c>${LONG_NAME}|${FULL_NAME}|[${SURNAMES}](?=[\s,，。;；:：]|$))`,
    String.raw`(?:(?:我|本人)是?(?:${ROLE})?|${ROLE})(?<d>${FULL_NAME})${SPEAKS}`,
  ].join('|'),
  'dgu',
);
/** Titles after a whole name or a surname; the familiar ones only after a surname. */
const TITLE = /先生|女士|(?:小姐|太太|阿姨|师傅|大爷|大妈|大姐|大叔|大娘|奶奶|爷爷|同志)/gu;
const FORMAL = new RegExp(
  String.raw`^(?:(?:${DOUBLE_SURNAMES})${GIVEN}{0,2}|[${SURNAMES}]${GIVEN}{0,2})$`,
  'u',
);
const FAMILIAR = new RegExp(`^(?:${DOUBLE_SURNAMES}|[${FREQUENT_SURNAMES}])$`, 'u');
/** Signs that make a word of the surname after them: 对于女士, 对方女士, 携程小姐, 门童大叔. */
const JOINED = /[对关由至等处终属基鉴位名各有相机负责地双多官警携非门工课日行里]$/u;
const AMBIGUOUS = /^[于方关时应和向成任何师全明白单车安常连程童高]$/u;

const isName = (name: string): boolean => !NOT_NAMES.has(name.slice(0, 2));

const nameBeforeTitle = (text: string, title: number, word: string): Span | null => {
  const pattern = /^(?:先生|女士)$/u.test(word) ? FORMAL : FAMILIAR;
  for (const length of [4, 3, 2, 1]) {
    const start = title - length;
    if (start < 0) continue;
    const name = text.slice(start, title);
    if (!pattern.test(name) || !isName(text.slice(start, start + 2))) continue;
    if (AMBIGUOUS.test(name.charAt(0)) && JOINED.test(text.slice(Math.max(0, start - 1), start))) continue;
    return { start, end: title, kind: 'name' };
  }
  return null;
};

const TRIGGER =
  /姓名|名字|真名|署名|落款|我叫|名叫|本人|[我敝贵]姓|我是|来电人|投诉人|举报人|诉求人|反映人|申请人|当事人|联系人|报修人|求助人|受访者|户主|业主|居民|市民|村民|住户|租户|家长|房东|租客|用户/u;

/** Chinese names where the text introduces one (我叫…, 姓名：…, 市民…反映), or gives a surname a title (…女士). */
export const findChineseNames: Detector = (text) => {
  const introduced = TRIGGER.test(text)
    ? Array.from(text.matchAll(INTRODUCED)).flatMap((match): Span[] => {
        const place = Object.values(match.indices?.groups ?? {}).find((each) => each !== undefined);
        if (!place || !isName(text.slice(place[0], place[1]))) return [];
        return [{ start: place[0], end: place[1], kind: 'name' }];
      })
    : [];
  const titled = Array.from(text.matchAll(TITLE)).flatMap(
    (match) => nameBeforeTitle(text, match.index, match[0]) ?? [],
  );
  return [...introduced, ...titled];
};
