import type { FieldName } from '../model/field.ts';

const words = (...lists: string[]): readonly string[] =>
  lists.flatMap((list) => list.split(/[,\n]/).map((word) => word.trim())).filter((word) => word !== '');

/** What exports call each field, in English and Chinese, most usual first. */
export const SYNONYMS: Readonly<Record<FieldName, readonly string[]>> = {
  case_id: words(
    `case id, case number, case no, service request id, service request number, request id, sr number, ticket id,
     ticket number, complaint id, complaint number, unique key, reference number, report id`,
    `工单编号, 工单号, 诉求编号, 受理编号, 案件编号, 事件编号, 投诉编号, 留言编号, 任务号`,
  ),
  opened_at: words(
    `opened, open date, date opened, opened at, created, created date, date created, creation date, created at,
     reported, report date, date reported, reported at, received, date received, received at, request date,
     requested datetime, complaint date, submitted date, open dt, call date, call time`,
    `来电时间, 受理时间, 诉求时间, 登记时间, 创建时间, 投诉时间, 上报时间, 留言时间, 发生时间, 受理日期, 交办时间,
     派单时间, 来电日期, 投诉日期`,
  ),
  closed_at: words(
    `closed, close date, closed date, date closed, closed at, closed dt, resolved date, date resolved, resolved at,
     completed date, completion date, date completed, resolution date, finished date`,
    `办结时间, 结案时间, 完成时间, 办结日期, 结案日期, 处理完成时间, 答复时间, 办理完成时间`,
  ),
  due_at: words(
    `due, due date, due at, target date, deadline, expected datetime, sla due date, sla date`,
    `办理截止时间, 截止时间, 办结时限, 处理时限, 办理时限, 到期时间, 限办时间`,
  ),
  extended_due_at: words(`extended due date, new due date`, `延期后截止时间, 延期截止时间, 延期至`),
  updated_at: words(
    `updated, updated date, date updated, updated at, last updated, last update, last modified, modified`,
    `更新时间, 最后更新时间, 修改时间`,
  ),
  status: words(`status, case status, request status, state`, `状态, 工单状态, 办理状态, 案件状态, 处理状态`),
  class: words(`class, case class, nature`, `来电类别, 诉求性质, 来电类型, 工单类型, 诉求类别, 信件类别`),
  district: words(
    `district, borough, neighborhood, neighbourhood, council district, ward, area, region, county, municipality,
     which district do you live in, district of residence, precinct`,
    `区, 区县, 行政区, 所属区, 所在区, 所属区县, 所在区县, 所属区域, 区域, 您所在的区, 居住区域, 地区`,
  ),
  subdistrict: words(
    `subdistrict, sub district, community board, township`,
    `街道, 所属街道, 街道镇, 街镇, 乡镇, 所属街镇, 乡镇街道, 属地, 所在街道, 您所在的街道`,
  ),
  community: words(`community, block, village`, `社区, 所属社区, 社区村, 村居, 小区, 所在社区`),
  latitude: words(`latitude, lat`, `纬度`),
  longitude: words(`longitude, long, lon, lng`, `经度`),
  issue_group: words(
    `issue group, category group, topic group, main category, parent category, case topic`,
    `一级分类, 一级类别, 问题大类, 大类, 问题分类一级, 一级问题分类, 一级标签`,
  ),
  issue: words(
    `issue, issue type, complaint type, request type, service request type, service name, category, problem,
     problem type, type of complaint, case type, topic, subject category, type`,
    `问题类型, 问题分类, 诉求类型, 诉求分类, 二级分类, 问题分类二级, 投诉类型, 事件类型, 类别, 小类, 类型`,
  ),
  issue_detail: words(
    `issue detail, descriptor, subcategory, sub category, subtype, request details, complaint subtype`,
    `三级分类, 问题细类, 细类, 问题分类三级, 三级标签, 子类`,
  ),
  channel: words(
    `channel, source, origin, report source, method, method received, mode, intake channel, via, survey mode,
     distribution channel`,
    `受理渠道, 渠道, 诉求来源, 来源, 来源渠道, 工单来源, 填写渠道`,
  ),
  unit: words(
    `responsible unit, unit, department, agency, responsible agency, assigned department, assigned to,
     owner department, handling department, agency name`,
    `承办单位, 责任单位, 主办单位, 办理单位, 处置部门, 责任部门, 部门, 承办部门`,
  ),
  title: words(`title, subject, summary, case title`, `标题, 工单标题, 诉求标题, 主题, 留言主题`),
  description: words(
    `description, details, detail, complaint text, complaint, narrative, message, request description`,
    `主要内容, 诉求内容, 工单内容, 问题描述, 反映内容, 留言详情, 内容, 投诉内容, 诉求描述`,
  ),
  outcome: words(
    `outcome, resolution, resolution description, what was done, action taken, closure reason, response text`,
    `办理结果, 处理结果, 办理情况, 答复内容, 答复意见, 处理意见, 办结意见`,
  ),
  reached: words(`reached, follow up reached`, `是否接通, 是否接通电话, 接通情况`),
  contacted: words(
    `contacted, citizen contacted, was contacted`,
    `是否联系, 是否响应, 工作人员是否联系市民, 是否联系市民`,
  ),
  resolved: words(
    `resolved, was it resolved, problem solved, is resolved`,
    `是否解决, 问题是否解决, 解决情况, 诉求是否解决`,
  ),
  first_satisfaction: words(`first satisfaction, initial satisfaction`, `首次满意度, 首次是否满意`),
  satisfaction: words(
    `satisfaction, satisfied, satisfaction rating, satisfaction with the result, citizen satisfaction`,
    `满意度, 最终满意度, 是否满意, 对办理结果是否满意, 满意情况, 满意度评价, 评价结果, 办理结果满意度`,
  ),
  followed_up_at: words(`followed up, follow up date, follow up at`, `回访时间, 回访日期`),
  n_follow_ups: words(`number of follow ups, follow up count`, `回访次数`),
  assessed: words(`assessed, counts in assessment`, `是否纳入考核, 是否考核, 纳入考核`),
  appealed: words(`appealed`, `是否考核申诉单, 是否考核申诉, 是否申诉`),
  earlier_case_id: words(
    `earlier case number, parent case, duplicate of, related case id`,
    `旧工单编号, 原工单编号, 关联工单编号`,
  ),
  response_id: words(
    `response id, response number, respondent id, submission id, interview id`,
    `答卷编号, 答卷id, 问卷编号, 样本编号`,
  ),
  submitted_at: words(
    `submitted, submitted at, submission time, submission date, submit date, date submitted, timestamp, end date,
     completion time, completed, completed at, interview date, survey date, response date, date`,
    `提交时间, 提交答卷时间, 填写时间, 答题时间, 完成时间, 访问日期, 调查日期, 调查时间, 填报时间, 日期`,
  ),
  finished: words(`finished, complete, is complete`, `是否完成, 完成状态`),
  wave: words(`wave, survey wave, round, quarter, survey round`, `调查批次, 批次, 轮次, 期次, 季度`),
  language: words(`language, user language, survey language`, `语言`),
  weight: words(`weight, survey weight, final weight, sample weight, wt`, `权重, 加权系数`),
  stratum: words(`stratum, strata`, `层, 抽样层`),
  cluster: words(`cluster, psu, primary sampling unit`, `群, 抽样群, 初级抽样单元`),
  comment: words(
    `comment, comments, other comments, additional comments, feedback, suggestions, open comment, remarks,
     what should be improved, what is your recommendation, anything else, any other comments or suggestions,
     review, review text`,
    `意见, 建议, 评论, 意见和建议, 意见建议, 您的意见和建议, 其他意见, 其他建议, 您的建议, 留言, 备注`,
  ),
};
