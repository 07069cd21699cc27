import { detail, issue, type IssueGroup } from './issue.ts';

export const GREEN: IssueGroup = {
  en: 'Green space',
  zh: '绿地',
  item: 'green_space',
  column: 'QGreen',
  asked: 'parks and green space',
  unit: { en: 'Parks Department', zh: '园林绿化局' },
  weight: 5,
  season: [0.5, 0.6, 0.95, 1.3, 1.35, 1.3, 1.25, 1.2, 1.1, 1, 0.8, 0.55],
  days: 7,
  sla: 10,
  mood: { cases: 4, survey: 7 },
  issues: [
    issue(
      'Trees',
      '树木',
      4,
      detail(
        'Overgrown branches',
        '树枝遮挡',
        [
          'The branches cover the traffic light completely',
          'The tree grows into our third-floor window and brings in insects',
        ],
        ['树枝把红绿灯完全挡住了', '树枝伸进三楼窗户，虫子都进来了'],
      ),
      detail(
        'Fallen tree',
        '树木倒伏',
        [
          'A tree fell in the storm and lies across the path',
          'The old poplar leans over the bus stop and creaks in the wind',
        ],
        ['大风把树刮倒，横在路上', '老杨树歪向公交站，风一吹就响'],
      ),
    ),
    issue(
      'Parks',
      '公园',
      3,
      detail(
        'Broken equipment',
        '设施损坏',
        [
          'The swing hangs on one chain and small children still use it',
          'All the benches on the east side are broken',
        ],
        ['秋千只剩一根链子，小孩还在玩', '东边的长椅全坏了'],
      ),
      detail(
        'Dirty pond',
        '水面脏污',
        [
          'The pond is green and dead fish float on it',
          'Rubbish floats on the water and nobody fishes it out',
        ],
        ['池塘水发绿，还漂着死鱼', '水面上漂着垃圾，没人捞'],
      ),
    ),
    issue(
      'Planting',
      '绿化带',
      2,
      detail(
        'Green strip destroyed',
        '毁绿',
        [
          'A shop paved over the green strip to make a terrace',
          'Cars drive over the lawn until only mud is left',
        ],
        ['店家把绿化带铺平摆桌子', '车子直接压草坪，只剩下泥'],
      ),
      detail(
        'Dry plants',
        '缺水枯死',
        ['The new saplings dried up because nobody watered them', 'The hedges along the road are all dead'],
        ['新种的树苗没人浇水，全枯了', '路边的绿篱全死了'],
      ),
    ),
  ],
};
