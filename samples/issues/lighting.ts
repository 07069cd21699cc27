import { detail, issue, type IssueGroup } from './issue.ts';

export const LIGHTING: IssueGroup = {
  en: 'Lighting',
  zh: '照明',
  item: 'lighting',
  column: 'QLighting',
  asked: 'street lighting',
  unit: { en: 'Street Lighting Office', zh: '路灯管理所' },
  weight: 6,
  season: [1.15, 1.05, 1, 0.9, 0.8, 0.8, 0.8, 0.9, 1, 1.1, 1.25, 1.25],
  days: 4,
  sla: 5,
  mood: { cases: 5, survey: 5 },
  issues: [
    issue(
      'Street lamps',
      '路灯',
      5,
      detail(
        'Lamp out',
        '路灯不亮',
        [
          'Four street lamps in a row are dark and I walk home with my phone as a torch',
          'The lamp at the corner has been out and a scooter hit the kerb',
        ],
        ['连着四盏路灯不亮，晚上回家只能用手机照', '拐角的路灯坏了，有人骑车撞上路沿'],
      ),
      detail(
        'Flickering lamp',
        '路灯闪烁',
        [
          'The lamp outside our window flickers all night',
          'The street lamps go on and off every few minutes',
        ],
        ['窗外路灯整夜一闪一闪', '路灯几分钟亮几分钟灭'],
      ),
    ),
    issue(
      'Stairwell lights',
      '楼道灯',
      3,
      detail(
        'Stairwell dark',
        '楼道无灯',
        ['No light works between the third and the sixth floor', 'My grandfather fell on the dark staircase'],
        ['三楼到六楼的灯全都不亮', '楼道没灯，我爷爷摔了一跤'],
      ),
      detail(
        'Broken switch',
        '声控失灵',
        [
          'The stair light only reacts when you stamp and shout',
          'The sensor light stays on all day and off at night',
        ],
        ['声控灯要跺脚大喊才亮', '感应灯白天亮晚上不亮'],
      ),
    ),
    issue(
      'Light nuisance',
      '光污染',
      2,
      detail(
        'Advertising screens',
        '广告屏',
        [
          'The screen across the street lights up our bedroom until midnight',
          'A hotel sign shines red into every flat on our side',
        ],
        ['对面广告屏把我家卧室照到半夜', '宾馆的红色招牌照进我们这一侧每户人家'],
      ),
      detail(
        'Floodlights',
        '强光照射',
        [
          'The building site floodlight is aimed at our windows',
          'The sports ground leaves its floodlights on after closing',
        ],
        ['工地大灯直照我们的窗户', '球场关门以后大灯还开着'],
      ),
    ),
  ],
};
