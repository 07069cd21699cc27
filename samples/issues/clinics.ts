import { detail, issue, type IssueGroup } from './issue.ts';

export const CLINICS: IssueGroup = {
  en: 'Clinics',
  zh: '诊所',
  item: 'clinics',
  column: 'QClinics',
  asked: 'community clinics',
  unit: { en: 'Health Commission', zh: '卫生健康委' },
  weight: 6,
  season: [1.25, 1.1, 1, 0.95, 0.9, 0.9, 0.9, 0.9, 0.95, 1, 1.1, 1.2],
  days: 6,
  sla: 7,
  mood: { cases: 1, survey: 3 },
  issues: [
    issue(
      'Appointments',
      '预约挂号',
      4,
      detail(
        'No appointments',
        '挂不上号',
        [
          'Appointments are gone one minute after midnight',
          'I tried for a week to get my father an appointment',
        ],
        ['号源零点一过就没了', '给父亲挂号挂了一个星期'],
      ),
      detail(
        'Long queues',
        '排队时间长',
        [
          'We had an appointment at nine and were seen at noon',
          'One counter is open and sixty people are waiting',
        ],
        ['预约九点，中午才看上', '只开一个窗口，六十个人排队'],
      ),
    ),
    issue(
      'Service',
      '医疗服务',
      3,
      detail(
        'Staff attitude',
        '服务态度',
        [
          'The nurse was rude when my mother asked about her pills',
          'The doctor did not look up from the screen once',
        ],
        ['我妈问药怎么吃，护士态度很差', '医生头都没抬一下'],
      ),
      detail(
        'Medicine missing',
        '药品短缺',
        [
          'The clinic has had no blood pressure pills for weeks',
          'They send us across the city for a common medicine',
        ],
        ['社区医院降压药断货好几周', '一个常用药让我们跑到城另一头去买'],
      ),
    ),
    issue(
      'Costs',
      '医疗费用',
      2,
      detail(
        'Insurance not accepted',
        '医保报销',
        [
          'The clinic said my insurance card does not work here and I paid everything',
          'The reimbursement has been in review for three months',
        ],
        ['诊所说医保卡用不了，全部自费', '报销审核了三个月还没下来'],
      ),
      detail(
        'Unclear bill',
        '收费不明',
        [
          'There are tests on the bill that nobody did',
          'The bill lists a fee that no one could explain to me',
        ],
        ['账单上有没做过的检查', '收费单上有一项谁也说不清是什么'],
      ),
    ),
  ],
};
