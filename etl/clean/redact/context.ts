/** How far before a number its label is looked for, in UTF-16 units. */
const REACH = 28;

/** What may stand between a label and its number: no digit, nothing already taken, no new sentence. */
const GAP = String.raw`[^\d\uE000\n。!?;]`;

const before = (pattern: string, gap: string): RegExp => new RegExp(`(?:${pattern})${gap}$`, 'iu');

const LABELS = {
  phone: before(
    '电话|手机|座机|号码|致电|拨打|传真|短信|联系|\\btel|phone|\\bcell|\\bmobile|\\bcall|\\btext|\\breach|\\bcontact|\\bfax|\\bdial|\\bring|my (?:new |own )?number',
    `${GAP}{0,14}`,
  ),
  id: before(
    '身份证|证件|公民身份|护照|驾驶证|驾照|社保|医保|\\bssn|social security|national id|\\bid(?: card)?',
    `${GAP}{0,14}`,
  ),
  card: before(
    '卡号|银行卡|信用卡|储蓄卡|借记卡|账号|账户|帐号|\\bcard|\\bvisa|mastercard|\\bamex|\\baccount',
    `${GAP}{0,14}`,
  ),
  /** Numbers of papers, not of people; the label touches the number. */
  paper: before(
    '(?:工单|订单|案件|受理|流水|运单|快递|物流|发票|合同|诉求|投诉|办件|许可|文)(?:编号|号码|单号|号)|(?:单号|案号|编号)|(?:case|ticket|order|reference|ref|tracking|invoice|request|permit|report|confirmation|docket|parcel|complaint|incident|serial|model|part|sr)(?: (?:number|num|no|id))?|#',
    '[\\s.:#]{0,3}(?:是|为|is|was)?[\\s.:#]{0,2}',
  ),
  money: before('[$¥€£￥]|usd|rmb|cny|人民币|金额', '\\s?'),
} as const;

export type LabelKind = keyof typeof LABELS;

/** Whether a label of a kind stands before an index of a folded text. */
export const isLabelled = (text: string, index: number, kind: LabelKind): boolean =>
  LABELS[kind].test(text.slice(Math.max(0, index - REACH), index));
