import { detail, issue, type IssueGroup } from './issue.ts';

export const WASTE: IssueGroup = {
  en: 'Waste',
  zh: '垃圾',
  item: 'waste',
  column: 'QWaste',
  asked: 'street cleaning and waste collection',
  unit: { en: 'City Cleansing Department', zh: '市容环卫局' },
  weight: 12,
  season: [0.85, 0.95, 0.9, 0.95, 1, 1.1, 1.2, 1.2, 1.05, 1, 0.9, 0.9],
  days: 3,
  sla: 5,
  mood: { cases: 3, survey: 1 },
  issues: [
    issue(
      'Collection',
      '垃圾清运',
      5,
      detail(
        'Missed collection',
        '未按时清运',
        [
          'The bins have not been emptied since the weekend and they overflow',
          'The lorry skips our lane every second day',
        ],
        ['周末到现在垃圾桶没清，已经满出来了', '垃圾车隔一天就不进我们这条巷子'],
      ),
      detail(
        'Smelly bins',
        '垃圾桶异味',
        [
          'The bins stand under our window and the smell is unbearable',
          'The bins are never washed, there are flies everywhere',
        ],
        ['垃圾桶就放在我家窗户下面，臭得没法开窗', '垃圾桶从来不洗，到处是苍蝇'],
      ),
    ),
    issue(
      'Dumping',
      '乱倒垃圾',
      4,
      detail(
        'Building rubble',
        '建筑垃圾',
        [
          'Someone dumped rubble from a renovation beside the playground',
          'Lorries tip building waste here after midnight',
        ],
        ['有人把装修垃圾倒在儿童游乐场旁边', '半夜有货车来倒建筑垃圾'],
      ),
      detail(
        'Bulky items',
        '大件垃圾',
        [
          'Old mattresses and a wardrobe have been lying by the gate',
          'There is nowhere to take a broken fridge, so everything ends up on the pavement',
        ],
        ['旧床垫和衣柜一直堆在小区门口', '旧冰箱没地方送，最后都扔在人行道上'],
      ),
    ),
    issue(
      'Sorting',
      '垃圾分类',
      2,
      detail(
        'Sorting point closed',
        '投放点关闭',
        [
          'The sorting point closes at seven, people with a job cannot use it',
          'The sorting point was removed and nobody told us where to go',
        ],
        ['投放点七点就关，上班的人根本赶不上', '投放点被撤了，也没通知改到哪里'],
      ),
      detail(
        'Mixed collection',
        '混装混运',
        [
          'We sort everything and then the lorry mixes it all again',
          'The sorted bins go into one lorry, I saw it twice',
        ],
        ['我们辛苦分类，车一来又全混在一起', '分好的垃圾倒进同一辆车，我看见两次了'],
      ),
    ),
  ],
};
