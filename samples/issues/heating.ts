import { detail, issue, type IssueGroup } from './issue.ts';

export const HEATING: IssueGroup = {
  en: 'Heating',
  zh: '供暖',
  item: 'heating',
  column: 'QHeating',
  asked: 'district heating in winter',
  unit: { en: 'District Heating Company', zh: '供热公司' },
  weight: 8,
  season: [2.6, 2, 1.1, 0.25, 0.1, 0.08, 0.08, 0.1, 0.2, 0.7, 2.3, 2.5],
  days: 3,
  sla: 3,
  mood: { cases: -1, survey: -1 },
  issues: [
    issue(
      'Cold flats',
      '室温不达标',
      5,
      detail(
        'Radiators cold',
        '暖气不热',
        [
          'The radiators are lukewarm and it is fourteen degrees in the living room',
          'Only half of each radiator gets warm, the children sleep in coats',
        ],
        ['暖气不热，客厅只有十四度', '暖气片只热一半，孩子睡觉都穿棉衣'],
      ),
      detail(
        'Heating off at night',
        '夜间停暖',
        ['The heating goes off at ten and comes back at seven', 'At night the pipes are stone cold'],
        ['晚上十点就停暖，早上七点才来', '半夜管子冰凉'],
      ),
    ),
    issue(
      'Heating faults',
      '供暖故障',
      3,
      detail(
        'Pipe burst',
        '管道爆裂',
        [
          'A heating pipe burst in the cellar and hot water runs into the yard',
          'The riser leaks on every floor',
        ],
        ['地下室暖气管爆了，热水流了一院子', '暖气立管每层都在漏'],
      ),
      detail(
        'Repair delayed',
        '维修拖延',
        [
          'They promised a fitter three times and nobody came',
          'The valve was taken away for repair and we have had no heating since',
        ],
        ['说了三次来修，一个人都没来', '阀门拆走去修，到现在没有暖气'],
      ),
    ),
    issue(
      'Heating bills',
      '供暖收费',
      2,
      detail(
        'Refund refused',
        '退费难',
        [
          'The flat was measured too cold but the refund is refused',
          'I asked for the refund for the days without heating and got no answer',
        ],
        ['测温不达标却不给退费', '停暖那几天的退费申请一直没人回'],
      ),
      detail(
        'Wrong floor area',
        '面积有误',
        [
          'They bill for more square metres than the flat has',
          'The balcony is suddenly counted as heated space',
        ],
        ['收费面积比房产证上的大', '今年突然把阳台也算进供暖面积'],
      ),
    ),
  ],
};
