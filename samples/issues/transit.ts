import { detail, issue, type IssueGroup } from './issue.ts';

export const TRANSIT: IssueGroup = {
  en: 'Transit',
  zh: '公交',
  item: 'transit',
  column: 'QTransit',
  asked: 'buses and trams',
  unit: { en: 'Transit Authority', zh: '公共交通集团' },
  weight: 8,
  season: [1.05, 0.9, 1.05, 1, 1, 1, 0.9, 0.9, 1.15, 1.05, 1, 1],
  days: 5,
  sla: 7,
  mood: { cases: 0, survey: 2 },
  issues: [
    issue(
      'Bus service',
      '公交运营',
      5,
      detail(
        'Long waits',
        '候车时间长',
        [
          'Bus 14 should come every ten minutes, I waited forty',
          'Three buses arrive together and then none for half an hour',
        ],
        ['14路说是十分钟一班，我等了四十分钟', '要么三辆一起来，要么半小时没有'],
      ),
      detail(
        'Skipped stop',
        '甩站',
        ['The driver drove past our stop although we waved', 'The last bus simply left out our stop'],
        ['我们招手了，司机还是甩站', '末班车直接跳过我们这一站'],
      ),
    ),
    issue(
      'Stops',
      '公交站点',
      3,
      detail(
        'No shelter',
        '无候车亭',
        [
          'There is no shelter and no bench, old people stand in the rain',
          'The shelter was removed for roadworks and never came back',
        ],
        ['站台没有雨棚和座椅，老人站着淋雨', '施工拆了候车亭就没再装回来'],
      ),
      detail(
        'Wrong timetable',
        '时刻表不准',
        [
          'The timetable at the stop is from two years ago',
          'The display says two minutes for a quarter of an hour',
        ],
        ['站牌上的时刻表还是两年前的', '电子牌一刻钟都显示还有两分钟'],
      ),
    ),
    issue(
      'Drivers and cards',
      '司乘与卡务',
      2,
      detail(
        'Driver behaviour',
        '司机态度',
        [
          'The driver shouted at an old woman who was slow with her card',
          'The driver was on the phone all the way',
        ],
        ['老人刷卡慢了点，司机就大吼', '司机一路打电话'],
      ),
      detail(
        'Card charged twice',
        '重复扣费',
        [
          'My card was charged twice for one ride',
          'The reader took the full fare although I was changing buses',
        ],
        ['坐一次车扣了两次钱', '换乘没有优惠，还是扣了全价'],
      ),
    ),
  ],
};
