import { type Detector } from './detector.ts';

const LINK = String.raw`[\s]{0,2}(?:号码?|账号|帐号|id|handle|name|number|account)?[\s]{0,2}(?:[:=]|是|为|is|at)?[\s:]{0,2}`;
/** As `LINK`, but something must stand between the word and the handle. */
const FIRM_LINK = String.raw`[\s]{0,2}(?:(?:号码?|账号|帐号|id|handle)[\s]{0,2}(?:[:=]|是|为|is)?|[:=]|是|为|is)[\s]{0,2}`;

const WECHAT = String.raw`(?:微信(?!公众号|公众|小程序|支付|群)|薇信|威信|wechat|weixin|(?<![A-Za-z])[vw]x|加v|➕v|(?<![A-Za-z])v信)`;
const QQ = String.raw`(?:(?<![A-Za-z])qq(?!群)|加q|扣扣|企鹅号)`;
const NETWORKS =
  'telegram|instagram|twitter|facebook|skype|whatsapp|snapchat|line id|tiktok|微博|抖音|支付宝|淘宝|钉钉|小红书|快手';

const HANDLE = String.raw`@?[A-Za-z](?:\.?[A-Za-z0-9_\-]){4,30}(?![A-Za-z0-9_\-])`;
/** A handle no word looks like: a digit or an underscore in it. */
const MARKED_HANDLE = String.raw`@?(?=[A-Za-z_\-]{0,30}[0-9_])[A-Za-z][A-Za-z0-9_\-]{4,30}(?![A-Za-z0-9_\-])`;

const ACCOUNTS = new RegExp(
  [
    String.raw`${WECHAT}(?:${FIRM_LINK}(?<a>${HANDLE})|${LINK}(?<b>${MARKED_HANDLE}))`,
    String.raw`${QQ}${LINK}(?<c>[1-9](?:[\s\-.]?\d){4,11}(?!\d))`,
    String.raw`(?:${NETWORKS})(?:${FIRM_LINK}(?<d>${HANDLE})|${LINK}(?<e>${MARKED_HANDLE}|@[A-Za-z][A-Za-z0-9_]{2,30}))`,
    String.raw`(?:(?:account|member(?:ship)?|customer|panelist)[\s]{0,2}(?:number|no\.?|id|#)|\buser(?:name)?|\blogin|用户名|会员号|账号|帐号|户号)[\s]{0,2}(?:[:=#]|是|为|is)?[\s]{0,2}(?<f>(?=[A-Za-z_\-]{0,20}\d)[A-Za-z0-9_\-]{5,30})(?![A-Za-z0-9_\-])`,
  ].join('|'),
  'dgiu',
);
const TRIGGER =
  /微信|薇信|威信|wechat|weixin|[vw]x|v信|加v|➕v|qq|加q|扣扣|企鹅|telegram|instagram|twitter|facebook|skype|whatsapp|snapchat|line id|tiktok|微博|抖音|支付宝|淘宝|钉钉|小红书|快手|account|member|customer|panelist|\buser|\blogin|用户名|会员号|[账帐户]号/i;
const WORDS =
  /^@?(?:wechat|weixin|official|account|public|payment|group|service|number|officially|because|really|great|working|broken|down|slow|please)$/i;

/** Accounts of people where the text says whose: WeChat, QQ, other networks, numbered accounts. */
export const findAccounts: Detector = (text) => {
  if (!TRIGGER.test(text)) return [];
  return Array.from(text.matchAll(ACCOUNTS)).flatMap((match) => {
    const named = Object.entries(match.indices?.groups ?? {}).find(([, place]) => place !== undefined);
    const [start, end] = named?.[1] ?? [0, 0];
    return end === 0 || WORDS.test(text.slice(start, end)) ? [] : [{ start, end, kind: 'account' as const }];
  });
};
