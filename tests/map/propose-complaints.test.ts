import { describe, expect, it } from 'vitest';
import { mappingSchema } from '../../etl/model/mapping.ts';
import { actions, presetOf, propose, UNKNOWN_CASES } from './propose-table.ts';

const HOTLINE = `
工单编号 | 姓名 | 来电号码 | 来电时间 | 受理渠道 | 来电类别 | 一级分类 | 二级分类 | 所属街道 | 承办单位 | 处理时限 | 办结时间 | 问题是否解决 | 对办理结果是否满意 | 是否接通电话
G1 | 王某 | 13800000001 | 2024/5/13 9:32:09 | 电话 | 投诉 | 城市管理 | 道路破损 | 东街 | 城管局 | 5个工作日 | 2024/5/15 9:00:00 | 是 | 满意 | 是
G2 | 李某 | 13800000002 | 2024/5/14 9:32:09 | 微信 | 咨询 | 社保 | 医保 | 西街 | 人社局 | 3个工作日 |  | 否 | 基本满意 | 是
G3 | 张某 | 13800000003 | 2024/5/15 9:32:09 | 电话 | 求助 | 社保 | 医保 | 西街 | 人社局 | 3个工作日 | 2024/5/16 9:00:00 |  | 联系不上 | 否
`;

describe('a 12345 hotline export', () => {
  const proposal = propose(HOTLINE, { preset: presetOf('hotline12345') });

  it('maps orders, follow-up and satisfaction, and drops who called', () => {
    expect(proposal.problems).toEqual([]);
    expect(proposal.questions).toEqual([]);
    expect(proposal.mapping).toMatchObject({
      kind: 'complaints',
      source: 'hotline12345',
      timezone: 'Asia/Shanghai',
      fields: {
        case_id: '工单编号',
        opened_at: '来电时间',
        closed_at: '办结时间',
        class: '来电类别',
        issue_group: '一级分类',
        issue: '二级分类',
        unit: '承办单位',
        resolved: '问题是否解决',
        satisfaction: '对办理结果是否满意',
        reached: '是否接通电话',
      },
      scales: { satisfaction: 'official5' },
      drop: ['姓名', '来电号码'],
    });
  });

  it('reports a file that only knows streets by its streets', () => {
    expect(proposal.mapping?.fields).toMatchObject({ district: '所属街道' });
    expect(proposal.mapping?.fields).not.toHaveProperty('subdistrict');
  });

  it('does not read "5 working days" as a due date', () => {
    expect(proposal.mapping?.fields).not.toHaveProperty('due_at');
    expect(actions(proposal)['处理时限']).toBe('ignore:');
  });

  it('gives a mapping that the schema of saved sources accepts', () => {
    expect(mappingSchema.parse(proposal.mapping)).toEqual(proposal.mapping);
  });

  it('reads satisfaction given as yes and no on the yes-or-no scale', () => {
    const yesNo = HOTLINE.replace('| 满意 |', '| 是 |')
      .replace('| 基本满意 |', '| 否 |')
      .replace('| 联系不上 |', '| 是 |');
    expect(propose(yesNo, { preset: presetOf('hotline12345') }).mapping?.scales?.satisfaction).toBe('yesno');
  });
});

describe('blank answers', () => {
  const text = `
工单编号 | 来电时间 | 问题分类 | 承办单位 | 问题是否解决
G1 | 2024/5/13 9:32:09 | 道路 | 城管局 | 1
G2 | 2024/5/14 9:32:09 | 医保 | 人社局 |
`;
  const preset = presetOf('hotline12345');

  it('asks what a blank means where only yes occurs', () => {
    const [question, ...others] = propose(text, { preset }).questions;
    expect(others).toEqual([]);
    expect(question?.id).toBe('blank_answers');
    expect(question?.choices.map(({ id }) => id)).toEqual(['no', 'unknown']);
  });

  it('reads a blank as no when told so, and leaves it open otherwise', () => {
    const asNo = propose(text, { preset, set: { blank_answers: 'no' } });
    expect(asNo.questions).toEqual([]);
    expect(asNo.mapping?.values).toMatchObject({ resolved: { '': 'false' } });
    const unknown = propose(text, { preset, set: { blank_answers: 'unknown' } });
    expect(unknown.questions).toEqual([]);
    expect(Object.keys(unknown.mapping?.values?.resolved ?? {})).not.toContain('');
  });

  it('does not ask where a no occurs', () => {
    expect(propose(text.replace('人社局 |', '人社局 | 0'), { preset }).questions).toEqual([]);
  });
});

describe('an unknown complaint export', () => {
  it('is mapped by the names of its columns, each column listed once', () => {
    const proposal = propose(UNKNOWN_CASES);
    expect(proposal.kind).toBe('complaints');
    expect(actions(proposal)).toEqual({
      'Ticket No': 'field:case_id',
      'Date reported': 'field:opened_at',
      Completed: 'field:closed_at',
      Borough: 'field:district',
      'Type of complaint': 'field:issue',
      Department: 'field:unit',
      'Caller name': 'drop:',
      Colour: 'unknown:',
    });
    expect(proposal.mapping?.source).toBe('export');
  });

  it('asks for the order of day and month, with both readings of one value', () => {
    const { questions } = propose(UNKNOWN_CASES);
    expect(questions.map(({ id }) => id)).toEqual(['date_order:Date reported', 'date_order:Completed']);
    expect(questions[0]?.choices).toEqual([
      {
        id: 'dmy',
        label: { en: 'Day first', zh: '先日后月' },
        example: '03/04/2025 = 3 April 2025 (2025年4月3日)',
      },
      {
        id: 'mdy',
        label: { en: 'Month first', zh: '先月后日' },
        example: '03/04/2025 = 4 March 2025 (2025年3月4日)',
      },
    ]);
  });

  it('asks no more once the order is given, and remembers it', () => {
    const proposal = propose(UNKNOWN_CASES, { dateOrder: 'dmy' });
    expect(proposal.questions).toEqual([]);
    expect(proposal.mapping?.date_order).toBe('dmy');
  });

  it('asks nothing about a column that settles its own order', () => {
    const clear = UNKNOWN_CASES.replace('03/04/2025', '23/04/2025').replace('05/04/2025', '25/04/2025');
    expect(propose(clear).questions).toEqual([]);
  });

  it('refuses complaints without an opening date and names likely columns', () => {
    const proposal = propose(UNKNOWN_CASES.replace('Date reported', 'Stamp'), { kind: 'complaints' });
    expect(proposal.mapping).toBeNull();
    expect(proposal.problems.map(({ code }) => code)).toEqual(['no_opening_date']);
    expect(proposal.problems[0]?.way_out).toContain('--set opened_at=COLUMN');
    expect(proposal.problems[0]?.way_out).toContain('"Stamp"');
  });

  it('takes the opening date it is told', () => {
    const proposal = propose(UNKNOWN_CASES.replace('Date reported', 'Stamp'), {
      set: { opened_at: 'Stamp' },
      kind: 'complaints',
    });
    expect(proposal.problems).toEqual([]);
    expect(proposal.mapping?.fields.opened_at).toBe('Stamp');
  });

  it('reports every wrong field and column at once, with the nearest names', () => {
    const { problems, mapping } = propose(UNKNOWN_CASES, { set: { distrct: 'Borough', unit: 'Departmnt' } });
    expect(mapping).toBeNull();
    expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['unknown_field', 'set.distrct'],
      ['unknown_column', 'set.unit'],
    ]);
    expect(problems[0]?.detail).toContain('Did you mean "district"');
    expect(problems[1]?.detail).toContain('Did you mean "Department"');
  });
});
