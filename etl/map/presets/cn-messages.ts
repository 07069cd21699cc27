import type { Preset } from '../preset.ts';

/** Citizens' messages to a local government with the official reply (领导留言板 and its kin). */
export const cnMessages: Preset = {
  id: 'cn_messages',
  version: 1,
  label: { en: 'Messages to local government', zh: '群众留言' },
  kind: 'complaints',
  layout: { headerRows: 1 },
  signature: ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '答复意见', '答复时间'],
  required: [['留言编号'], ['留言时间']],
  fields: {
    case_id: ['留言编号'],
    opened_at: ['留言时间'],
    closed_at: ['答复时间'],
    issue_group: ['一级标签', '一级分类'],
    issue: ['二级标签', '二级分类'],
    issue_detail: ['三级标签', '三级分类'],
    title: ['留言主题'],
    description: ['留言详情'],
    outcome: ['答复意见'],
  },
  drop: ['留言用户'],
  timezone: 'Asia/Shanghai',
  dateOrder: 'ymd',
};
