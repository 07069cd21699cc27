import { detail, issue, type IssueGroup } from './issue.ts';

export const ROADS: IssueGroup = {
  en: 'Roads',
  zh: '道路',
  item: 'roads',
  column: 'QRoads',
  asked: 'the condition of roads and pavements',
  unit: { en: 'Road Maintenance Office', zh: '道路养护处' },
  weight: 11,
  season: [1, 1.05, 1.15, 1.1, 1, 1.1, 1.15, 1.1, 0.95, 0.9, 0.9, 0.9],
  days: 8,
  sla: 10,
  mood: { cases: -2, survey: -2 },
  issues: [
    issue(
      'Road repair',
      '道路维修',
      5,
      detail(
        'Potholes',
        '路面坑洼',
        [
          'There is a deep pothole right before the crossing and scooters swerve into traffic',
          'The road surface has broken up again, my tyre burst on it last night',
        ],
        ['路口前面有个大坑，电动车为了躲坑都往机动车道拐', '路面又坏了，昨晚我的车胎就在这里爆了'],
      ),
      detail(
        'Unfinished roadworks',
        '施工未恢复',
        [
          'They dug up the road for pipes and left it half closed',
          'The trench was filled with gravel and never paved, it is mud whenever it rains',
        ],
        ['挖路埋管之后一直没有恢复，路只剩一半能走', '沟槽只填了碎石没铺沥青，一下雨全是泥'],
      ),
    ),
    issue(
      'Pavements',
      '人行道',
      3,
      detail(
        'Broken paving',
        '地砖破损',
        [
          'The paving stones are loose and my mother tripped on them',
          'Half of the pavement slabs are cracked and water squirts up when you step on them',
        ],
        ['人行道地砖松了，我妈妈在这里绊了一跤', '地砖裂了一半，踩上去水就溅一身'],
      ),
      detail(
        'Blocked pavement',
        '人行道被占',
        [
          'Shop goods and scooters block the whole pavement, we walk on the road with a pram',
          'A building site fence takes the pavement and nobody made a detour',
        ],
        ['商铺货物和电动车把人行道占满了，推婴儿车只能走马路', '工地围挡占了人行道，也没有留便道'],
      ),
    ),
    issue(
      'Road drainage',
      '道路积水',
      2,
      detail(
        'Flooded street',
        '路面积水',
        [
          'After every rain the street is under water up to the ankle',
          'The underpass floods within half an hour of rain and cars stall in it',
        ],
        ['每次下雨这条街就积水，没过脚踝', '雨下半个小时下穿通道就淹，车子都熄火'],
      ),
      detail(
        'Manhole covers',
        '井盖问题',
        [
          'A manhole cover is missing and only a branch marks the hole',
          'The manhole cover bangs every time a lorry drives over it, all night long',
        ],
        ['井盖不见了，只插了一根树枝，太危险', '大车一过井盖就哐当响，一整夜睡不好'],
      ),
    ),
  ],
};
