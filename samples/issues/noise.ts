import { detail, issue, type IssueGroup } from './issue.ts';

export const NOISE: IssueGroup = {
  en: 'Noise',
  zh: '噪声',
  item: 'noise',
  column: 'QNoise',
  asked: 'how quiet it is where you live',
  unit: { en: 'Environment Inspectorate', zh: '生态环境执法队' },
  weight: 10,
  season: [0.6, 0.65, 0.8, 0.95, 1.15, 1.4, 1.5, 1.45, 1.15, 0.95, 0.75, 0.65],
  days: 4,
  sla: 5,
  mood: { cases: -3, survey: -4 },
  issues: [
    issue(
      'Night-time noise',
      '夜间噪声',
      5,
      detail(
        'Bars and karaoke',
        '酒吧和卡拉OK',
        [
          'The karaoke bar plays until two in the morning with the doors open',
          'Drunk guests shout under our windows every weekend night',
        ],
        ['楼下卡拉OK开着门唱到凌晨两点', '每到周末半夜都有人在楼下喝醉大喊大叫'],
      ),
      detail(
        'Night market',
        '夜市摊点',
        [
          'The stalls use loudspeakers until after midnight',
          'Generators of the night market rattle so loudly that we cannot sleep',
        ],
        ['夜市摊位喇叭喊到半夜', '夜市的发电机太吵，根本睡不着'],
      ),
    ),
    issue(
      'Building sites',
      '施工噪声',
      4,
      detail(
        'Work at night',
        '夜间施工',
        [
          'The site pours concrete at night, the third night in a row',
          'Pile driving starts at five in the morning',
        ],
        ['工地夜里浇混凝土，已经连续三天', '早上五点就开始打桩'],
      ),
      detail(
        'Renovation noise',
        '装修噪声',
        [
          'They drill next door at noon and on Sundays, the baby cannot sleep',
          'Renovation upstairs goes on until ten at night',
        ],
        ['隔壁中午和周日都在钻墙，孩子没法睡', '楼上装修到晚上十点还不停'],
      ),
    ),
    issue(
      'Public square noise',
      '广场噪声',
      3,
      detail(
        'Square dancing',
        '广场舞音响',
        [
          'The dance group turns the loudspeaker up so far that the windows shake',
          'Two dance groups compete with their loudspeakers every evening',
        ],
        ['广场舞音响开得窗户都在震', '两队广场舞每天晚上比谁的音响大'],
      ),
      detail(
        'Street loudspeakers',
        '商铺喇叭',
        [
          'A shop repeats the same advertisement over a loudspeaker all day',
          'The phone shop’s loudspeaker starts at eight and never stops',
        ],
        ['店铺的喇叭一天到晚循环放广告', '手机店的喇叭从早上八点一直放'],
      ),
    ),
  ],
};
