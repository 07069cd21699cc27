import { describe, expect, it } from 'vitest';
import { inferNumbers } from '../../etl/map/items/infer-numbers.ts';
import { inferWords } from '../../etl/map/items/infer-words.ts';
import { optionId, questionId, uniqueIds } from '../../etl/map/items/item-id.ts';
import { packedOptions } from '../../etl/map/items/packed-options.ts';
import { resolveScale, type ItemMapping } from '../../etl/model/mapping.ts';

const answers = (...values: string[]) => values.map((value) => ({ value, n: 10 }));

/** What the loader will read: the point of each answer, or the reason why there is none. */
const reading = (scale: ItemMapping['scale'] | undefined, value: string): number | string | undefined => {
  if (scale === undefined) return undefined;
  const { points, missing } = resolveScale(scale);
  const key = value.toLowerCase();
  const code = Object.entries(missing ?? {}).find(([, words]) =>
    words.some((word) => word.toLowerCase() === key),
  );
  return code?.[0] ?? points.find(({ words }) => words?.some((word) => word.toLowerCase() === key))?.value;
};

describe('worded scales', () => {
  const cases: readonly { words: string[]; id: string | null; points: Record<string, number | string> }[] = [
    {
      words: [
        'Very satisfied',
        'Satisfied',
        'Neither satisfied nor dissatisfied',
        'Dissatisfied',
        'Very dissatisfied',
      ],
      id: 'satisfaction5',
      points: { 'Very satisfied': 5, 'Neither satisfied nor dissatisfied': 3, 'Very dissatisfied': 1 },
    },
    {
      words: ['Strongly agree', 'Agree', 'Neutral', 'Disagree', 'Strongly disagree', "Don't know"],
      id: 'agreement5',
      points: { 'Strongly agree': 5, Agree: 4, Disagree: 2, "Don't know": 'dont_know' },
    },
    {
      words: ['非常满意', '比较满意', '一般', '不太满意', '很不满意', '不清楚'],
      id: 'satisfaction5',
      points: { 非常满意: 5, 比较满意: 4, 一般: 3, 不太满意: 2, 很不满意: 1, 不清楚: 'dont_know' },
    },
    {
      words: ['满意', '基本满意', '不满意', '未评价'],
      id: 'official5',
      points: { 满意: 4, 基本满意: 3, 不满意: 2, 未评价: 'blank' },
    },
    {
      words: ['非常幸福', '比较幸福', '一般', '不太幸福'],
      id: 'happiness5',
      points: { 非常幸福: 5, 比较幸福: 4, 一般: 3, 不太幸福: 2 },
    },
    {
      words: ['非常安全', '比较安全', '不太安全', '不适用'],
      id: 'safety5',
      points: { 非常安全: 5, 不太安全: 2, 不适用: 'not_applicable' },
    },
    {
      words: [
        'Very favorably',
        'Neither favorably nor unfavorably (neutral)',
        'Very unfavorably',
        'Unfamiliar (N/A)',
      ],
      id: 'favourability5',
      points: {
        'Very favorably': 5,
        'Neither favorably nor unfavorably (neutral)': 3,
        'Unfamiliar (N/A)': 'not_applicable',
      },
    },
    {
      words: ['Excellent', 'Good', 'Fair', 'Poor'],
      id: 'excellence4',
      points: { Excellent: 4, Good: 3, Fair: 2, Poor: 1 },
    },
    {
      words: ['Very good', 'Good', 'Fair', 'Poor', 'Very poor', 'Prefer not to say'],
      id: 'quality5',
      points: { 'Very good': 5, Poor: 2, 'Prefer not to say': 'refused' },
    },
    {
      words: ['Extremely likely', 'Very likely', 'Somewhat likely', 'Not so likely', 'Not at all likely'],
      id: 'degree5',
      points: { 'Extremely likely': 5, 'Somewhat likely': 3, 'Not at all likely': 1 },
    },
    {
      words: ['5 - Very satisfied', '4 - Satisfied', '1 - Very dissatisfied', 'No opinion'],
      id: 'satisfaction5',
      points: { '5 - Very satisfied': 5, '1 - Very dissatisfied': 1, 'No opinion': 'dont_know' },
    },
    { words: ['Yes', 'No', 'Not sure'], id: 'yesno', points: { Yes: 1, No: 0, 'Not sure': 'dont_know' } },
    { words: ['是', '否'], id: 'yesno', points: { 是: 1, 否: 0 } },
    { words: ['North', 'South', 'East'], id: null, points: {} },
    { words: ['男', '女'], id: null, points: {} },
    { words: ['1部', '2部', '3部'], id: null, points: {} },
    { words: ['Very satisfied'], id: null, points: {} },
  ];

  it.each(cases)('$words → $id', ({ words, id, points }) => {
    const guess = inferWords(answers(...words));
    const scale = guess?.scale;
    expect(scale === undefined ? null : typeof scale === 'string' ? scale : scale.id).toBe(id);
    for (const [word, expected] of Object.entries(points))
      expect([word, reading(scale, word)]).toEqual([word, expected]);
  });

  it('allows one stray answer in twenty, not one in ten', () => {
    const likert = [
      { value: 'Satisfied', n: 50 },
      { value: 'Dissatisfied', n: 45 },
    ];
    expect(inferWords([...likert, { value: 'Blue', n: 5 }])?.scale).toBe('satisfaction5');
    expect(inferWords([...likert, { value: 'Blue', n: 11 }])).toBeNull();
  });

  it('keeps the codes of the exporting tool as reasons', () => {
    const guess = inferWords(answers('满意', '不满意', '(跳过)'), { not_applicable: ['(跳过)'] });
    expect(reading(guess?.scale, '(跳过)')).toBe('not_applicable');
    expect(reading(guess?.scale, '满意')).toBe(4);
  });
});

describe('numeric scales', () => {
  const scaleOf = (header: string, ...values: string[]) => inferNumbers(header, answers(...values));

  it.each([
    ['X1', ['1', '2', '3', '4', '5'], 'numeric5'],
    ['X1', ['1', '2', '3', '4', '5', '6', '7'], 'numeric7'],
    ['X1', ['1', '2', '3', '5', '6', '8', '10'], 'numeric10'],
    ['X1', ['0', '2', '3', '5', '6', '8', '10'], 'likelihood11'],
    ['How satisfied are you?', ['3', '4'], 'numeric5'],
    ['您对交通的满意度评分', ['6', '9', '10'], 'numeric10'],
    ['How likely are you to recommend us?', ['0', '9', '10'], 'likelihood11'],
    ['D', ['0', '1'], 'yesno'],
    ['X1', ['4.0', '5.0', '1.0'], 'numeric5'],
  ] as const)('%s with %j lies on %s', (header, values, id) => {
    expect(scaleOf(header, ...values)?.scale).toBe(id);
  });

  it.each([
    ['X1', ['1', '2']],
    ['X1', ['1', '2', '3']],
    ['Gender', ['1', '2', '3', '4', '5']],
    ['年龄', ['1', '2', '3', '4', '5']],
    ['Please rank the films', ['1', '2', '3', '4', '5']],
    ['Number of children', ['0', '1', '2', '3', '4', '5', '10']],
    ['X1', ['1', '2', '3', '4', '5', '15']],
    ['Zip', ['02115', '02116']],
    ['X1', ['1', '2', 'blue', '4', '5']],
  ] as const)('%s with %j is no scale', (header, values) => {
    expect(scaleOf(header, ...values)).toBeNull();
  });

  it('takes a 9 for "don\'t know" only outside the rest, and says so', () => {
    const guess = scaleOf('q1_01', '1', '2', '3', '4', '5', '9');
    expect(reading(guess?.scale, '9')).toBe('dont_know');
    expect(reading(guess?.scale, '5')).toBe(5);
    expect(guess?.reason).toContain('9 taken as "don\'t know", please check');
    const inside = scaleOf('X', '1', '2', '3', '5', '6', '8', '9', '10');
    expect(inside?.scale).toBe('numeric10');
  });

  it('takes a 99 for "don\'t know"', () => {
    expect(reading(scaleOf('q', '1', '2', '4', '5', '99')?.scale, '99')).toBe('dont_know');
  });

  it('reads 5分 as a 5 and -3 as the skipped question the tool says it is', () => {
    const guess = inferNumbers('满意度', answers('5分', '4分', '1分', '-3'), { not_applicable: ['-3'] });
    expect(reading(guess?.scale, '4分')).toBe(4);
    expect(reading(guess?.scale, '-3')).toBe('not_applicable');
  });
});

describe('several answers in a cell', () => {
  it('splits 问卷星 cells and leaves out the text written behind an option', () => {
    const found = packedOptions(answers('运动┋影视', '运动', '阅读┋影视┋其他〖钓鱼〗'), '┋');
    expect(found?.separator).toBe('┋');
    expect(found?.options).toEqual(['阅读', '影视', '其他', '运动']);
  });

  it('splits at a semicolon or comma when the options come back', () => {
    expect(packedOptions(answers('Bus;Tram;', 'Tram;', 'Bus;Bike;', 'Bike;'), undefined)).toEqual({
      separator: ';',
      options: ['Bus', 'Tram', 'Bike'],
    });
    expect(packedOptions(answers('Bus, Tram', 'Tram, Bike', 'Bus, Bike'), ', ')?.options).toEqual([
      'Bus',
      'Tram',
      'Bike',
    ]);
  });

  it('leaves sentences and single choices with commas alone', () => {
    expect(packedOptions(answers('Yes, always', 'No, never', 'Hard to say, maybe'), ', ')).toBeNull();
    expect(packedOptions(answers('The bus is late; fix it', 'More trees, please'), undefined)).toBeNull();
    expect(packedOptions(answers('North', 'South'), '┋')).toBeNull();
  });
});

describe('item ids', () => {
  it.each([
    ['q1_01', 'q1_01'],
    ['Q5', 'q5'],
    ['6、兴趣爱好', 'q6'],
    ['3. How satisfied are you?', 'q3'],
    ['How happy are you?', 'how_happy_are_you'],
    ['Zufriedenheit (Straße)', 'zufriedenheit_strasse'],
    ['123', 'q_123'],
  ])('%s → %s', (header, id) => {
    expect(questionId(header)).toBe(id);
  });

  it('gives Chinese questions and long ones a stable id of their own', () => {
    const long = 'Please state how satisfied you are with the cleanliness of the streets in your';
    const ids = ['总体满意度', '交通满意度', `${long} neighbourhood`, `${long} district`].map(questionId);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9_]{3,48}$/);
    expect(questionId('总体满意度')).toBe(ids[0]);
  });

  it('names options after their question and repeats by number', () => {
    expect(optionId('q6', 'Sports')).toBe('q6__sports');
    const unique = uniqueIds();
    expect([unique('a'), unique('a'), unique('b'), unique('a')]).toEqual(['a', 'a_2', 'b', 'a_3']);
  });
});
