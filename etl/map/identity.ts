import type { ColumnProfile } from '../profile/column-profile.ts';
import { personalValues } from './identity-values.ts';

/** "1、", "Q3.", "what is your", "请输入您的": what stands before the word that matters. */
const LEAD =
  /^(q?\d+\s*[、.．:：)）]\s*)?((what('s| is)|please (enter|give|provide))\s+)?((your|the respondent'?s?)\s+)?(请?(输入|填写|留下)?您?的?)?/iu;

/** Headers of personal data, after the lead is taken off; whole headers only, so that no question is caught. */
const HEADERS: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  {
    pattern:
      /^((first|last|full|middle|sur|family|given|user|nick|respondent|citizen|caller|contact|customer|complainant|reporter|reported by|recipient)[ _.]?)?names?$/iu,
    what: 'a name',
  },
  {
    pattern: /^(recipient|reporter|user|contact|home|work)?[ _.]?e-?mail([ _.]?address)?$/iu,
    what: 'an e-mail address',
  },
  {
    pattern:
      /^(home|work|contact|cell|mobile|caller|reporter|user)?[ _.]?((tele|cell|mobile)?phone|mobile|tel)([ _.]?(number|no\.?))?[ _.]?\d?$/iu,
    what: 'a phone number',
  },
  { pattern: /^ip([ _.-]?address)?$/iu, what: 'an IP address' },
  {
    pattern: /^(ssn|passport|social security|national[ _]id|driver'?s? licen[cs]e)([ _.]?(number|no\.?))?$/iu,
    what: 'an identity number',
  },
  { pattern: /^(date of birth|dob|birth[ _.]?(date|day))$/iu, what: 'a date of birth' },
  {
    pattern: /^((home|mailing|postal|contact|respondent|reporter)[ _.]?address)$/iu,
    what: "a person's address",
  },
  {
    pattern:
      /^(user|account|member|customer|panelist|citizen)[ _.]?(id|no\.?|number)$|^(open|union)id$|^username$/iu,
    what: 'an account',
  },
  {
    pattern:
      /^(市民|来电人|诉求人|投诉人|联系人|当事人|反映人|受访者|用户)?(姓名|名字|名称|昵称)$|^(来电人|投诉人|联系人|诉求人)$/u,
    what: 'a name',
  },
  {
    pattern: /^(来电|联系|手机|电话|联系人|投诉人)?(号码|电话|手机|手机号|手机号码|电话号码|联系方式)$/u,
    what: 'a phone number',
  },
  { pattern: /^(电子)?(邮箱|邮件)(地址)?$/u, what: 'an e-mail address' },
  { pattern: /^(身份证|证件)(号|号码|编号)?$|^(护照|社保)(号|号码)$/u, what: 'an identity number' },
  { pattern: /^(家庭|联系|居住|通讯|户籍)(住|地)?(址|地址)$/u, what: "a person's address" },
  {
    pattern: /^(微信|QQ)(号|昵称|号码)?$|^(用户|会员|账户|账号)(id|号|编号|名)?$|^账号$/iu,
    what: 'an account',
  },
  { pattern: /^(来自)?ip(地址)?$/iu, what: 'an IP address' },
  { pattern: /^(出生日期|生日|出生年月日)$/u, what: 'a date of birth' },
];

/**
 * Why a column holds personal data of the person who answered or complained, or null. Judged by the whole header
 * or by most of the values, so a question *about* mobile phones is not caught.
 */
export const personalReason = (
  column: Pick<ColumnProfile, 'name' | 'label' | 'examples'> &
    Partial<Pick<ColumnProfile, 'values' | 'sample'>>,
): string | null => {
  for (const header of new Set([column.name, column.label])) {
    const bare = header
      .normalize('NFKC')
      .trim()
      .replace(LEAD, '')
      .replace(/[?？*:：\s]+$/u, '')
      .replaceAll('_', ' ');
    const hit = HEADERS.find(({ pattern }) => pattern.test(bare));
    if (hit) return `the header names ${hit.what}`;
  }
  return personalValues(column);
};
