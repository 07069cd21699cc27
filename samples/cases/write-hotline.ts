import { writeDay, writeMaybe, writeTime } from '../calendar.ts';
import { pickWeighted } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';
import { chineseText, chineseTitle, drawChineseName, drawPhone } from '../texts/chinese.ts';
import type { Case, CaseClass, Opinion } from './case.ts';
import { HOTLINE_CHANNELS } from './channels.ts';

export const HOTLINE_HEADER: readonly string[] =
  '工单编号,姓名,来电号码,来电时间,受理渠道,来电类别,紧急程度,一级分类,二级分类,三级分类,所属区,街道,社区,承办单位,工单标题,主要内容,派单时间,办理截止时间,办结时间,延期天数,旧工单编号,是否接通电话,工作人员是否联系市民,问题是否解决,首次满意度,最终满意度,回访时间,回访次数,是否纳入考核,是否考核申诉单'.split(
    ',',
  );

const CLASSES: Readonly<Record<CaseClass, string>> = {
  complaint: '投诉',
  request: '求助',
  consultation: '咨询',
  suggestion: '建议',
};
const OPINIONS = ['非常不满意', '不满意', '基本满意', '满意', '非常满意'];
const URGENCY: readonly (readonly [string, number])[] = [
  ['一般', 88],
  ['紧急', 10],
  ['特急', 2],
];

const yes = (is: boolean): string => (is ? '是' : '否');
const opinion = (value: Opinion | undefined): string =>
  value === null || value === undefined ? '未评价' : (OPINIONS[value - 1] ?? '');

/** Case numbers: the day, then a running number within it. */
const numberCases = (cases: readonly Case[]): string[] => {
  const perDay = new Map<string, number>();
  return cases.map(({ openedAt }) => {
    const day = writeDay(openedAt).replaceAll('-', '');
    const n = (perDay.get(day) ?? 0) + 1;
    perDay.set(day, n);
    return `GD${day}${String(n).padStart(4, '0')}`;
  });
};

const followUpCells = ({ followUp }: Case): string[] => {
  if (!followUp) return Array.from({ length: 9 }, () => '');
  const { answers } = followUp;
  return [
    yes(answers !== null),
    answers ? yes(answers.contacted) : '',
    answers ? yes(answers.resolved) : '',
    opinion(answers?.first),
    opinion(answers?.final),
    writeTime(followUp.at),
    String(followUp.times),
    yes(followUp.assessed),
    yes(followUp.appealed),
  ];
};

/** Cases as the 12345 hotline exports them, header first. */
export const writeHotline = (random: Random, cases: readonly Case[]): string[][] => {
  const numbers = numberCases(cases);
  const rows = cases.map((each, index) => [
    numbers[index] ?? '',
    drawChineseName(random),
    drawPhone(random),
    writeTime(each.openedAt),
    pickWeighted(random, HOTLINE_CHANNELS).zh,
    CLASSES[each.class],
    pickWeighted(random, URGENCY),
    each.group.zh,
    each.issue.zh,
    each.detail.zh,
    each.district.zh,
    each.subdistrict.zh,
    each.community.zh,
    each.unit.zh,
    chineseTitle(each),
    chineseText(random, each),
    writeTime(each.dispatchedAt),
    writeTime(each.dueAt),
    writeMaybe(each.closedAt),
    each.extendedDays > 0 ? String(each.extendedDays) : '',
    each.earlier === null ? '' : (numbers[each.earlier] ?? ''),
    ...followUpCells(each),
  ]);
  return [[...HOTLINE_HEADER], ...rows];
};
