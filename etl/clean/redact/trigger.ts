import { INVISIBLE } from './fold.ts';
import { NUMERAL_SIGNS } from './numerals.ts';

const DIGIT_WORD = '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)';
const NUMERAL = `[${NUMERAL_SIGNS}]`;
const NOT_A_LETTER = String.raw`[^\p{L}]{0,4}`;

/** Signs and words without which no detector finds anything, in either case; characters stand for themselves. */
const TRIGGERS: readonly string[] = [
  String.raw`[\p{Nd}@﹫＠！-～𝐀-𝟿${INVISIBLE}]`,
  `${NUMERAL}${NOT_A_LETTER}${NUMERAL}${NOT_A_LETTER}${NUMERAL}`,
  '号|栋|幢|座|单元|弄|室',
  '艾特|小老鼠|圈a|[#*](?:qq|vip|gmail|hotmail|outlook|yahoo)',
  '姓|名字|真名|署名|落款|我叫|名叫|本人|我是|[诉求电举报映申请系修助受访问]人|受访者|当事人|户主|业主|[居市村]民|[住租]户|家长|房东|租客|用户',
  '先生|女士|小姐|太太|阿姨|师傅|大[爷妈姐叔娘]|奶奶|爷爷|同志',
  '微信|威信|薇信|加[vq]|➕v|微博|抖音|支付宝|淘宝|钉钉|小红书|快手|[账帐]号',
  String.raw`wechat|weixin|telegram|instagram|twitter|facebook|skype|whatsapp|snapchat|line id|tiktok`,
  String.raw`[ _(\[{<【〔]at[ _)\]}>】〕]|\(a\)`,
  String.raw`name|\bi am\b|\bi.m\b|this is|it.s|\bm(?:r|rs|s|x|iss)\b|\bdr\b|\bprof\b|\bsra?\b|attn|signed|submitted by|reported by`,
  String.raw`caller|complainant|contact|sincerely|regards|thanks|yours truly|respectfully|i go by|spoke|speaking|ask for|\bcall\b`,
  String.raw`${DIGIT_WORD}[\s,.-]{1,3}${DIGIT_WORD}`,
  String.raw`\b(?:apt|apartment|flat)\b`,
];

/** The triggers as one pattern that also runs inside the engine (RE2, case-insensitive): no look-around, no escapes of code points. */
export const PERSONAL_TRIGGER = TRIGGERS.join('|');

const TRIGGER = new RegExp(PERSONAL_TRIGGER, 'iu');
/** Most texts with a trigger have one of these, which a plain pattern finds ten times as fast. */
const USUAL = /[0-9@]/;

/** False for a text in which no detector can find anything; takes a fraction of their time. */
export const mayBePersonal = (text: string): boolean => USUAL.test(text) || TRIGGER.test(text);

const HIDDEN_DIGITS = new RegExp(`${NUMERAL}|\\d[ .-]?[OolI]|[OolI]\\d`, 'u');

/** Whether signs that stand for digits are in a folded text. */
export const mayHideDigits = (text: string): boolean => HIDDEN_DIGITS.test(text);
