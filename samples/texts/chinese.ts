import type { Case } from '../cases/case.ts';
import { chance, pick, whole } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';

const OPENERS = ['您好，', '你们好，', '麻烦帮忙反映一下，', '我想反映一个情况，', '', '', '', ''];
const SINCE = [
  '已经一个多星期了',
  '快一个月了',
  '从上个月就开始',
  '这几天一直这样',
  '反反复复好几次',
  '都三天了',
];
const PEOPLE = [
  '家里有老人和孩子',
  '整栋楼的邻居都有意见',
  '我们上夜班的人真受不了',
  '老人出门很不方便',
  '大家都很着急',
];
const WISHES = [
  '希望尽快处理。',
  '请有关部门来看看。',
  '请给个明确答复。',
  '什么时候能解决？',
  '麻烦派人现场核实。',
  '再不管就只能继续投诉了。',
  '谢谢！',
];
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'.split('');
const GIVEN = '伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞平刚桂英华玉兰春梅建国志文辉'.split('');

export const drawChineseName = (random: Random): string =>
  pick(random, SURNAMES) + pick(random, GIVEN) + (chance(random, 0.7) ? pick(random, GIVEN) : '');

/** An invented mobile number; 138 0000 stands for no subscriber. */
export const drawPhone = (random: Random): string =>
  `138 0000 ${String(whole(random, 0, 9999)).padStart(4, '0')}`;

export const chineseTitle = ({ community, detail }: Case): string => `${community.zh}社区${detail.zh}问题`;

const ASKS = ['想问一下', '想咨询', '请问'];
const QUESTIONS = ['怎么申请办理？', '需要带什么材料？', '多久能有答复？'];
const IDEAS = ['希望能有长期的办法。', '能不能统一规划一下？', '别的区就做得挺好。'];

/** Sentences that say themselves how long or how often. */
const TIMED =
  /[一二两三四五六七八九十半]个?(天|月|年|星期|周|小时|次)|昨|每|一直|整夜|连续|到现在|早上|晚上|半夜/u;

const drawPlace = (random: Random, { district, subdistrict, community }: Case): string =>
  pick(random, [
    `我住在${community.zh}社区，`,
    `${community.zh}社区这边，`,
    `${district.zh}区${community.zh}，`,
    `${subdistrict.zh}街道${community.zh}${whole(random, 1, 120)}号附近，`,
    `${community.zh}社区${whole(random, 1, 38)}栋，`,
    '',
  ]);

/** What the caller says, in one to three sentences; some leave their number. */
export const chineseText = (random: Random, each: Case): string => {
  const place = drawPlace(random, each);
  const matter = `${each.community.zh}社区${each.detail.zh}`;
  const said = pick(random, each.detail.says.zh);
  if (each.class === 'consultation')
    return `${pick(random, ASKS)}${matter}的事归哪个部门管，${pick(random, QUESTIONS)}`;
  if (each.class === 'suggestion') return `建议重视${matter}的问题，${said}。${pick(random, IDEAS)}`;
  const more = !TIMED.test(said) && chance(random, 0.55) ? `，${pick(random, SINCE)}` : '';
  const people = chance(random, 0.35) ? `${pick(random, PEOPLE)}，` : '';
  const again = each.earlier === null ? '' : '之前已经打过电话，回复说处理了，其实没有。';
  const call = chance(random, 0.07) ? `我的电话是${drawPhone(random)}，请联系我。` : '';
  return `${pick(random, OPENERS)}${place}${said}${more}。${again}${people}${pick(random, WISHES)}${call}`;
};
