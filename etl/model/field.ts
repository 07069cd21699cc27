/** What a column of an export can become. One entry per canonical field; tables, mappings and suggestions read it. */
export type FieldType = 'text' | 'free_text' | 'timestamp' | 'boolean' | 'number' | 'rating' | 'category';

export interface Field {
  readonly type: FieldType;
  /** Without a usable value the row is rejected. */
  readonly required?: boolean;
  /** Plain name for people. */
  readonly label: { readonly en: string; readonly zh: string };
}

const field = (type: FieldType, en: string, zh: string, required = false): Field => ({
  type,
  label: { en, zh },
  ...(required ? { required } : {}),
});

/** Places from the top of the tree; a flat export fills only the first. */
export const PLACE_LEVELS = ['district', 'subdistrict', 'community'] as const;
/** Issues from the top of the tree; a flat export fills only `issue`. */
export const ISSUE_LEVELS = ['issue_group', 'issue', 'issue_detail'] as const;

export type PlaceLevel = (typeof PLACE_LEVELS)[number];
export type IssueLevel = (typeof ISSUE_LEVELS)[number];

const placeFields = {
  district: field('category', 'District', '区'),
  subdistrict: field('category', 'Subdistrict', '街道'),
  community: field('category', 'Community', '社区'),
  latitude: field('number', 'Latitude', '纬度'),
  longitude: field('number', 'Longitude', '经度'),
} as const;

const issueFields = {
  issue_group: field('category', 'Issue group', '问题大类'),
  issue: field('category', 'Issue', '问题类型'),
  issue_detail: field('category', 'Issue detail', '问题细类'),
} as const;

/** Fields of a complaint or service request (one case, 工单). */
export const CASE_FIELDS = {
  case_id: field('text', 'Case number', '工单编号'),
  opened_at: field('timestamp', 'Opened', '来电时间', true),
  closed_at: field('timestamp', 'Closed', '办结时间'),
  due_at: field('timestamp', 'Due', '办理截止时间'),
  extended_due_at: field('timestamp', 'Extended due', '延期后截止时间'),
  updated_at: field('timestamp', 'Last update', '更新时间'),
  status: field('category', 'Status', '状态'),
  class: field('category', 'Complaint, request or consultation', '诉求性质'),
  ...placeFields,
  ...issueFields,
  channel: field('category', 'Channel', '受理渠道'),
  unit: field('category', 'Responsible unit', '承办单位'),
  title: field('free_text', 'Title', '标题'),
  description: field('free_text', 'Description', '主要内容'),
  outcome: field('free_text', 'What was done', '办理结果'),
  reached: field('boolean', 'Follow-up reached the citizen', '是否接通'),
  contacted: field('boolean', 'Citizen was contacted', '是否联系'),
  resolved: field('boolean', 'Citizen says it is solved', '是否解决'),
  first_satisfaction: field('rating', 'First satisfaction', '首次满意度'),
  satisfaction: field('rating', 'Satisfaction with the result', '满意度'),
  followed_up_at: field('timestamp', 'Followed up', '回访时间'),
  n_follow_ups: field('number', 'Number of follow-ups', '回访次数'),
  assessed: field('boolean', 'Counts in the assessment', '是否纳入考核'),
  appealed: field('boolean', 'Exclusion asked for', '是否考核申诉'),
  earlier_case_id: field('text', 'Earlier case number', '旧工单编号'),
} as const satisfies Record<string, Field>;

/** Fields of a survey response; the questions themselves are items (see `mapping.ts`). */
export const RESPONSE_FIELDS = {
  response_id: field('text', 'Response number', '答卷编号'),
  submitted_at: field('timestamp', 'Submitted', '提交时间'),
  finished: field('boolean', 'Finished', '是否完成'),
  wave: field('category', 'Wave', '调查批次'),
  ...placeFields,
  channel: field('category', 'Mode', '来源'),
  language: field('category', 'Language', '语言'),
  weight: field('number', 'Weight', '权重'),
  stratum: field('category', 'Stratum', '层'),
  cluster: field('category', 'Cluster', '群'),
  comment: field('free_text', 'Comment', '意见'),
} as const satisfies Record<string, Field>;

export type CaseField = keyof typeof CASE_FIELDS;
export type ResponseField = keyof typeof RESPONSE_FIELDS;
export type FieldName = CaseField | ResponseField;
export type Kind = 'survey' | 'complaints';

/** The fields an export of this kind can fill. */
export const fieldsOf = (kind: Kind): Readonly<Record<string, Field>> =>
  kind === 'complaints' ? CASE_FIELDS : RESPONSE_FIELDS;
