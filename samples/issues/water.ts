import { detail, issue, type IssueGroup } from './issue.ts';

export const WATER: IssueGroup = {
  en: 'Drinking water',
  zh: '饮用水',
  item: 'drinking_water',
  column: 'QWater',
  asked: 'the quality and supply of drinking water',
  unit: { en: 'Water Company', zh: '自来水公司' },
  weight: 9,
  season: [0.9, 0.85, 0.9, 0.95, 1.05, 1.1, 1.2, 1.2, 1.05, 1, 0.9, 0.9],
  days: 4,
  sla: 5,
  mood: { cases: 2, survey: 4 },
  issues: [
    issue(
      'Water quality',
      '水质',
      4,
      detail(
        'Discoloured water',
        '水质发黄',
        [
          'The tap water runs brown in the morning and does not clear after ten minutes',
          'Our water is yellow, the white laundry came out stained',
        ],
        ['早上自来水是黄的，放十分钟还是浑', '家里自来水发黄，白衣服洗完都有印子'],
      ),
      detail(
        'Smell or taste',
        '水有异味',
        [
          'The water smells of chlorine and something rotten, we buy bottled water for the baby',
          'There is an oily taste in the tap water since the pipe works',
        ],
        ['自来水有一股漂白粉加腥臭味，给孩子只能买桶装水', '管道施工以后水里有油味，不敢喝'],
      ),
    ),
    issue(
      'Water supply',
      '供水',
      3,
      detail(
        'No water',
        '停水',
        [
          'We have had no water since yesterday and there was no notice',
          'The water is cut off every evening when everybody is cooking',
        ],
        ['从昨天开始停水，没有任何通知', '每天晚上做饭的时候就停水'],
      ),
      detail(
        'Low pressure',
        '水压不足',
        [
          'On the sixth floor only a trickle comes out of the tap',
          'The pressure is so low that the water heater will not start',
        ],
        ['六楼水压太小，水龙头只滴水', '水压低得热水器都打不着火'],
      ),
    ),
    issue(
      'Water bills',
      '水费',
      2,
      detail(
        'Wrong meter reading',
        '水表读数有误',
        [
          'The bill is three times the usual although we were away',
          'Nobody came to read the meter, the figure on the bill is invented',
        ],
        ['我们不在家，水费却是平时的三倍', '根本没人来抄表，账单上的数字不知道怎么来的'],
      ),
      detail(
        'Leaking pipe',
        '管道漏水',
        [
          'A pipe in the yard has been leaking day and night and nobody turns it off',
          'Water comes up through the pavement, the main must be broken',
        ],
        ['院子里水管日夜漏水，没人来关', '地面往外冒水，应该是主管道破了'],
      ),
    ),
  ],
};
