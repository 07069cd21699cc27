import { spansOf, type Detector } from './detector.ts';

const NUMBER = String.raw`(?:[甲乙丙丁]?\d{1,5}(?:[\-之]\d{1,4})?[A-Za-z甲乙丙丁]?|[一二三四五六七八九十百零〇两]{1,5}|[A-Za-z]\d{0,3})`;
const BUILDING = '(?:号楼|号院|栋|幢|座|单元|单元楼)';
const INSIDE = '(?:号楼|号院|栋|幢|座|单元|号|弄|层|楼|室|房|户|门)';
/** What follows the first number of an address; the last may be a bare room. */
const REST = String.raw`(?:[\s,，\-]?(?:附)?${NUMBER}${INSIDE}){0,5}(?:[\s\-]?(?:\d{3,4}(?!\d)|[一二三四五六七八九零〇]{3,4})(?:室|房|号)?)?`;

/** After a street and a number: things on the street that nobody lives in, days of the month, and lines of transport. */
const NOT_A_DOOR =
  '线|公交|车|井|灯|路灯|灯杆|电?杆|桥|出口|入口|口|机|台|泵|闸|站|窗|文件|文|令|通知|公告|工单|码|门(?!牌|户|市|前|口)|信箱|电梯|桩|箱|厅|馆|地块|球场|晚|早|上午|下午|中午|凌晨|夜|到|至|起|开始|当天|那天|之?前|以?后|停[水电气]';

/** Ends of street names, without the words that end alike. */
const STREET = '(?<=路|街|巷|弄|胡同|大道|(?<![知报频渠通管轨车赛街隧河便味说])道|村)';
const ESTATE =
  '(?<=小区|[一二三四五六七八九十东西南北]区|花园|家园|家苑|新苑|苑|新村|公寓|大厦|广场|庭|(?<!公|校|乐|物)园|府|城|(?<![医法学电剧戏])院|社区|里|湾|郡|居|村|坊|宿舍)';

const ADDRESS = new RegExp(
  [
    String.raw`${STREET}[\s]?(?:${NUMBER}组)?${NUMBER}(?:弄${NUMBER}号?|号院|号楼|号(?!${NOT_A_DOOR}))${REST}`,
    String.raw`${ESTATE}[\s]?(?:${NUMBER}组)?${NUMBER}(?:${BUILDING}|室)${REST}`,
    String.raw`${ESTATE}[\s]?\d{1,3}-\d{1,3}-\d{2,4}(?!\d|-)(?:室|号)?`,
    String.raw`${NUMBER}${BUILDING}[\s,\-]?${NUMBER}(?:单元|室|户|房|号(?!${NOT_A_DOOR}))${REST}`,
    String.raw`${NUMBER}(?:号楼|栋|幢|单元)[\s\-]?\d{3,4}(?:室|房|号)?(?!\d)`,
    String.raw`(?<=(?:住址|地址|门牌号?|房号)[:是为]?\s?)\d{1,3}-\d{1,3}-\d{2,4}(?!\d|-)`,
  ].join('|'),
  'gu',
);

const TRIGGER = /[号栋幢座单弄室]|\p{Script=Han}[:\s]{0,2}\d{1,3}-\d{1,3}-\d/u;

/**
 * House, building and room numbers of Chinese addresses. The street or estate before them stays: without a number it says
 * where the problem is, not who lives there.
 */
export const findChineseAddresses: Detector = (text) =>
  TRIGGER.test(text) ? spansOf(text, ADDRESS, 'address') : [];
