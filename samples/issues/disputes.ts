import { detail, EVEN, issue, type IssueGroup } from './issue.ts';

export const DISPUTES: IssueGroup = {
  en: 'Neighbour disputes',
  zh: '邻里纠纷',
  item: 'neighbour_disputes',
  column: 'QDisputes',
  asked: 'how disputes between neighbours are settled',
  unit: { en: 'Community Mediation Office', zh: '社区调解办公室' },
  weight: 8,
  season: EVEN,
  days: 9,
  sla: 15,
  mood: { cases: -6, survey: -1 },
  issues: [
    issue(
      'Shared space',
      '公共空间',
      4,
      detail(
        'Clutter on the stairs',
        '楼道堆物',
        [
          'The neighbour keeps cardboard and an old sofa on the landing, we can hardly pass',
          'Shoes, bicycles and coal stoves fill our staircase and no one dares to speak up',
        ],
        ['邻居把纸箱和旧沙发堆在楼道，过都过不去', '楼道里全是鞋柜、自行车，谁说都不听'],
      ),
      detail(
        'Occupied yard',
        '占用公共院落',
        [
          'Someone fenced off part of the common yard for a vegetable patch',
          'The ground-floor family put a lock on the shared gate',
        ],
        ['有人把公共院子围起来种菜', '一楼把公共院门上了锁，别人进不去'],
      ),
    ),
    issue(
      'Leaks between flats',
      '楼上漏水',
      3,
      detail(
        'Bathroom leak',
        '卫生间渗漏',
        [
          'The bathroom above leaks into our bedroom and they refuse to open the door',
          'Our ceiling is mouldy from the flat upstairs, three visits and still no repair',
        ],
        ['楼上卫生间漏到我家卧室，敲门也不开', '楼上渗水把我家天花板都泡发霉了，来了三次也没修'],
      ),
      detail(
        'Air conditioner drip',
        '空调滴水',
        [
          'The air conditioner upstairs drips on our awning all night',
          'Their air conditioner blows hot air straight into our window',
        ],
        ['楼上空调水滴在我家雨棚上，响一夜', '隔壁空调外机正对着我家窗户吹热风'],
      ),
    ),
    issue(
      'Pets',
      '宠物纠纷',
      2,
      detail(
        'Unleashed dogs',
        '遛狗不牵绳',
        [
          'A big dog runs around without a leash and the children are afraid to go down',
          'The neighbour lets the dog into the lift without a leash, it snapped at my son',
        ],
        ['有条大狗不牵绳到处跑，孩子都不敢下楼', '邻居坐电梯不给狗牵绳，差点咬到我儿子'],
      ),
      detail(
        'Dog mess',
        '宠物粪便',
        [
          'Dog mess lies on the lawn and nobody cleans it up',
          'The entrance smells because someone lets the cats and dogs do their business there',
        ],
        ['草坪上到处是狗屎，没人管', '单元门口被猫狗当厕所，味道很大'],
      ),
    ),
  ],
};
