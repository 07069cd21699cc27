import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../etl/map/index.ts';
import { actions, presetOf, propose } from './propose-table.ts';

const SURVEY = `
Submitted at | Which district do you live in? | Overall, how satisfied are you with the city? | How safe do you feel? | Visited a park | Favourite colour | Your email | What should be improved?
2025-05-01 10:00:00 | North | Very satisfied | Very safe | Yes | red | a@b.org | More benches in the park please
2025-05-02 10:00:00 | South | Dissatisfied | Unsafe | No | blue | c@d.org | The night bus should run later
2025-05-03 10:00:00 | North | Satisfied | Safe | Yes | red | e@f.org | Nothing really, it is all fine
2025-05-04 10:00:00 | North | Don't know | Safe | No | green | g@h.org | Bicycle lanes that do not end
2025-05-05 10:00:00 | South | Satisfied | Safe | Yes | red | i@j.org | Please mend the school crossing
`;

describe('an unknown survey', () => {
  const proposal = propose(SURVEY);

  it('finds date, district, ratings, yes or no, the comment, and lists what it leaves out', () => {
    expect(proposal.kind).toBe('survey');
    expect(actions(proposal)).toEqual({
      'Submitted at': 'field:submitted_at',
      'Which district do you live in?': 'field:district',
      'Overall, how satisfied are you with the city?': expect.stringMatching(/^item:overall_how_satisfied_/),
      'How safe do you feel?': 'item:how_safe_do_you_feel',
      'Visited a park': 'item:visited_a_park',
      'Favourite colour': 'ignore:',
      'Your email': 'drop:',
      'What should be improved?': 'field:comment',
    });
    expect(proposal.suggestions.find(({ column }) => column === 'Favourite colour')?.reason).toBe(
      'categories without an order',
    );
  });

  it('lets the overall question stand for the whole, or the one the analyst names', () => {
    const overall = (found: Proposal) =>
      found.mapping?.items?.filter((item) => item.overall).map(({ column }) => column);
    expect(overall(proposal)).toEqual(['Overall, how satisfied are you with the city?']);
    expect(overall(propose(SURVEY, { set: { overall: 'how_safe_do_you_feel' } }))).toEqual([
      'How safe do you feel?',
    ]);
    expect(propose(SURVEY, { set: { overall: 'nothing' } }).problems.map(({ code }) => code)).toEqual([
      'unknown_item',
    ]);
  });

  it('takes a wave date for surveys without dates, and only a real day', () => {
    const undated = SURVEY.replace('Submitted at', 'Row').replaceAll(/2025-05-0\d 10:00:00/g, 'x');
    expect(propose(undated, { kind: 'survey' }).problems).toEqual([]);
    expect(propose(undated, { set: { wave_date: '2025-06-30' } }).mapping?.constants).toEqual({
      wave_date: '2025-06-30',
    });
    expect(propose(undated, { set: { wave_date: '2025-06-31' } }).problems.map(({ code }) => code)).toEqual([
      'bad_date',
    ]);
  });

  it('turns a multiple choice into one item per option', () => {
    const wenjuanxing = propose(
      `
序号 | 提交答卷时间 | 所用时间 | 来源 | 来源详情 | 来自IP | 1、总体满意度 | 2、出行方式
1 | 2024/5/1 9:00:00 | 12秒 | 链接 | 直接 | 1.2.3.4 | 非常满意 | bus┋tram
2 | 2024/5/1 9:10:00 | 15秒 | 链接 | 直接 | 1.2.3.5 | 不满意 | tram
3 | 2024/5/1 9:20:00 | 15秒 | 微信 | 直接 | 1.2.3.6 | (跳过) | bus
`,
      { preset: presetOf('wenjuanxing') },
    );
    expect(
      wenjuanxing.mapping?.items?.map(({ item, option, separator }) => [item, option, separator]),
    ).toEqual([
      ['q1', undefined, undefined],
      ['q2__bus', 'bus', '┋'],
      ['q2__tram', 'tram', '┋'],
    ]);
    expect(wenjuanxing.mapping?.items?.[0]?.overall).toBe(true);
    expect(wenjuanxing.mapping?.drop).toEqual(['来自IP']);
    expect(actions(wenjuanxing)['2、出行方式']).toBe('item:q2');
  });

  it('reads checkbox columns and option columns as chosen or not', () => {
    const blankIsNo = expect.objectContaining({ value: 0, words: expect.arrayContaining(['', 'No']) });
    const items = propose(
      `
record_id | visit___1 | visit___2 | Bus | Bus (2) | form_complete
1 | 1 | 0 | Bus | | 2
2 | 0 | 0 | | Bus | 2
`,
      { preset: presetOf('redcap') },
    ).mapping?.items?.map(({ item, scale, option }) => [
      item,
      typeof scale === 'string' ? scale : scale.points[0],
      option,
    ]);
    expect(items).toEqual([
      ['visit__1', 'yesno', undefined],
      ['visit__2', 'yesno', undefined],
      ['choice__bus', blankIsNo, 'Bus'],
      ['choice__bus_2', blankIsNo, 'Bus'],
    ]);
  });
});
