import type { Preset } from '../preset.ts';

/**
 * 问卷星, text or code export. 序号 counts the answers of one questionnaire and would collide between two of
 * them, so the content of the row is the key.
 */
export const wenjuanxing: Preset = {
  id: 'wenjuanxing',
  version: 1,
  label: { en: 'Wenjuanxing', zh: '问卷星' },
  kind: 'survey',
  layout: { headerRows: 1 },
  signature: ['序号', '提交答卷时间', '所用时间', '来源', '来源详情', ['来自IP', 'IP地址', '来自 IP']],
  typical: ['总分'],
  required: [['提交答卷时间'], ['序号', '所用时间']],
  fields: { submitted_at: ['提交答卷时间'], channel: ['来源'] },
  drop: ['来自IP', 'IP地址', /^(用户名|昵称|微信昵称|OpenId|外部用户(ID|编号)?)$/iu],
  ignore: ['序号', '所用时间', '来源详情', '总分'],
  multiSelect: '┋',
  missing: { not_applicable: ['-3', '(跳过)', '（跳过）'], blank: ['-2', '(空)', '（空）'] },
  timezone: 'Asia/Shanghai',
  dateOrder: 'ymd',
};
