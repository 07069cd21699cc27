import { detail, EVEN, issue, type IssueGroup } from './issue.ts';

export const PARKING: IssueGroup = {
  en: 'Parking',
  zh: '停车',
  item: 'parking',
  column: 'QParking',
  asked: 'parking where you live',
  unit: { en: 'Traffic Police', zh: '交警支队' },
  weight: 11,
  season: EVEN,
  days: 3,
  sla: 5,
  mood: { cases: -1, survey: -7 },
  issues: [
    issue(
      'Illegal parking',
      '违规停车',
      5,
      detail(
        'Blocked fire lane',
        '占用消防通道',
        [
          'Cars stand in the fire lane every night, an ambulance could not get through',
          'The fire lane is painted, but people park on it all the same',
        ],
        ['每天晚上消防通道停满车，救护车都进不来', '消防通道画了线照样有人停'],
      ),
      detail(
        'Parked on the pavement',
        '占道停车',
        [
          'Cars park on the pavement outside the school, the children walk on the road',
          'Delivery vans block the cycle lane all morning',
        ],
        ['学校门口车都停在人行道上，孩子走马路', '送货车一上午占着非机动车道'],
      ),
    ),
    issue(
      'Parking spaces',
      '车位',
      3,
      detail(
        'Too few spaces',
        '车位不足',
        [
          'There are forty spaces for two hundred flats',
          'I drive around for half an hour each evening to find a space',
        ],
        ['两百户人家只有四十个车位', '每天晚上转半小时找不到车位'],
      ),
      detail(
        'Reserved by locks',
        '私装地锁',
        [
          'Somebody installed a private lock on a public space',
          'Neighbours keep spaces with old bicycles and buckets',
        ],
        ['有人在公共车位上私装地锁', '有邻居用破自行车和水桶占车位'],
      ),
    ),
    issue(
      'Parking fees',
      '停车收费',
      2,
      detail(
        'Overcharging',
        '乱收费',
        ['The car park charged twice the posted price', 'The attendant takes cash and gives no receipt'],
        ['停车场收费是公示价的两倍', '收费员只收现金，不给票'],
      ),
      detail(
        'Faulty barrier',
        '道闸故障',
        [
          'The barrier does not recognise my plate and I wait ten minutes every time',
          'The barrier came down on my roof',
        ],
        ['道闸识别不了我的车牌，每次要等十分钟', '道闸落下来砸了我的车顶'],
      ),
    ),
  ],
};
