import { detail, issue, type IssueGroup } from './issue.ts';

export const SCHOOLS: IssueGroup = {
  en: 'Schools',
  zh: '学校',
  item: 'schools',
  column: 'QSchools',
  asked: 'schools and kindergartens',
  unit: { en: 'Education Bureau', zh: '教育局' },
  weight: 6,
  season: [0.8, 0.9, 1.1, 1.05, 1.15, 1.3, 0.8, 1.2, 1.45, 1, 0.8, 0.8],
  days: 7,
  sla: 7,
  mood: { cases: 0, survey: 3 },
  issues: [
    issue(
      'School places',
      '入学',
      4,
      detail(
        'Enrolment',
        '入学资格',
        [
          'Our daughter was sent to a school six kilometres away although there is one next door',
          'The enrolment office asks for a new document each time I come',
        ],
        ['家门口就有小学，却把孩子分到六公里外', '每次去报名都要补一份新材料'],
      ),
      detail(
        'Kindergarten places',
        '幼儿园学位',
        [
          'The public kindergarten has no places and the private one costs half my wage',
          'We have been on the kindergarten waiting list for a year',
        ],
        ['公办幼儿园没名额，民办要花我一半工资', '幼儿园排队排了一年还没轮到'],
      ),
    ),
    issue(
      'School life',
      '校园管理',
      3,
      detail(
        'School meals',
        '校园餐',
        [
          'My son comes home hungry, the school lunch is cold',
          'The parents were promised to see the canteen and were turned away',
        ],
        ['孩子回来喊饿，学校午饭是凉的', '说好让家长参观食堂，结果不让进'],
      ),
      detail(
        'Homework and classes',
        '作业与补课',
        [
          'Second graders sit over homework until ten at night',
          'The school holds paid classes on Saturdays and calls them voluntary',
        ],
        ['二年级作业写到晚上十点', '学校周六收费上课，还说是自愿'],
      ),
    ),
    issue(
      'School surroundings',
      '校园周边',
      2,
      detail(
        'Crossing unsafe',
        '上下学安全',
        [
          'There is no warden at the crossing when school ends',
          'Lorries use the school street at half past seven in the morning',
        ],
        ['放学时路口没有人疏导', '早上七点半大货车还走学校门口'],
      ),
      detail(
        'Fees',
        '收费问题',
        [
          'The school collects money for a uniform we already have',
          'We paid for the after-school club and it did not take place',
        ],
        ['已经有校服了，学校又收一次钱', '课后服务交了钱却没有开课'],
      ),
    ),
  ],
};
