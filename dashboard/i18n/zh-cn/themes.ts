import type { Message } from '../message.ts';
import type { themes as en } from '../en/themes.ts';

/** 每月一题：候选事项与检验。 */
export const themes: Readonly<Record<keyof typeof en, Message>> = {
  'themes.title': '每月一题候选',
  'themes.lead':
    '{period}，在全市、大多数区和大多数月份都多发的事项，不满意人数多者在前。实心柱表示该区或该月的诉求多于平均事项，且超出偶然。选题由人决定，系统不代为选择。',
  'themes.none': '没有事项同时通过三项检验。',
  'themes.short': '满六个整月之后方可提出候选。',
  'themes.failed': '无法查找每月一题候选。',
  'themes.volume': '{n} 件，占全部的 {share}%。',
  'themes.dissatisfied': '受访者中 {share}% 不满意（{lower}–{upper}）。',
  'themes.people': '约 {n} 人不满意',
  'themes.breadth': '{of} 个区中有 {n} 个多发',
  'themes.persistence': '{of} 个月中有 {n} 个月多发',
  'themes.bars.label': '{caption}：{names}',
  'themes.bars.nowhere': '无',
  'themes.how': '如何检验，哪些事项未通过',
  'themes.how.text':
    '“多发”指诉求多于 {issues} 个事项的平均水平（单侧精确二项检验，{tests} 次检验的错误发现率为 5%）。候选须在全市多发，在至少三分之二的区（50 件以上）多发，并在至少四分之三的月份多发。只在一季或一区突出的事项不是每月一题，但可能是痛点。',
  'themes.others': '全市多发，但不足以成为候选',
  'themes.lacks.breadth': '{of} 个区中有 {n} 个多发，须 {needed} 个',
  'themes.lacks.persistence': '{of} 个月中有 {n} 个月多发，须 {needed} 个',
};
