import { spansOf, type Detector } from './detector.ts';

const LOCAL = String.raw`[A-Za-z0-9][A-Za-z0-9._%+'\-]{0,63}`;
const LABEL = String.raw`[A-Za-z0-9](?:[A-Za-z0-9\-]{0,30}[A-Za-z0-9])?`;
const DOMAIN = String.raw`${LABEL}(?:\.${LABEL}){0,5}\.[A-Za-z]{2,15}`;
const PROVIDERS =
  'gmail|googlemail|hotmail|outlook|yahoo|live|msn|icloud|aol|proton(?:mail)?|qq|vip\\.qq|foxmail|sina|sohu|163|126|139|189|yeah|aliyun';
const ENDINGS = 'com|net|org|edu|gov|cn|io|co|uk|us|ca|au|de|fr|jp|hk|tw|me|info|biz';

/** A sign that says "at" and nothing else. */
const AT_SIGN = String.raw`[ ]{0,3}(?:@|[\[({<][ ]?at[ ]?[\])}>]|艾特|\(a\)|_at_)[ ]{0,3}`;
const DOT = String.raw`[ ]{0,2}(?:\.|。|点|[\[({<][ ]?(?:dot|点|\.)[ ]?[\])}>]|[ ]dot[ ]|_dot_)[ ]{0,2}`;
const SPELLED_DOT = String.raw`(?:[ ]dot[ ]|[ ]?[\[({<][ ]?dot[ ]?[\])}>][ ]?)`;

const EMAIL = new RegExp(
  [
    String.raw`${LOCAL}@${DOMAIN}`,
    String.raw`${LOCAL}@(?:\d{1,3}\.){3}\d{1,3}`,
    String.raw`\p{Script=Han}{1,4}@${DOMAIN}`,
    // Spaced or spelled, with an ending everybody knows.
    String.raw`${LOCAL}${AT_SIGN}${LABEL}(?:${DOT}${LABEL}){0,3}?${DOT}(?:${ENDINGS})(?![A-Za-z0-9])`,
    String.raw`${LOCAL}(?:(?:${DOT}|[ ]underscore[ ])[A-Za-z0-9]{1,30}){0,2}?[ ]at[ ](?:${LABEL}${SPELLED_DOT}){1,3}(?:${ENDINGS})(?![A-Za-z0-9])`,
    // A mail provider says the rest.
    String.raw`${LOCAL}(?:[ ]at[ ]|#|\*|[ ]?圈a[ ]?|[ ]?小老鼠[ ]?)(?:${PROVIDERS})${DOT}(?:${ENDINGS})(?![A-Za-z0-9])`,
  ].join('|'),
  'giu',
);

const SIGN =
  /@|艾特|小老鼠|圈a|[[({<] ?at ?[\])}>]|\(a\)|_at_|[#*](?:qq|vip|\d{2}|gmail|hotmail|outlook|yahoo)/iu;
const SPELLED_AT = / at /i;
const ENDED = new RegExp(`[ [({<]dot[ \\])}>]| at (?:${PROVIDERS})`, 'i');

/** E-mail addresses, also spelled: `name at example dot com`, `name[at]example.com`, `name艾特qq点com`. */
export const findEmails: Detector = (text) =>
  SIGN.test(text) || (SPELLED_AT.test(text) && ENDED.test(text)) ? spansOf(text, EMAIL, 'email') : [];
