/** Why an answer has no scale point. Kept apart, because each has its own place in a denominator. */
export const MISSING_CODES = ['dont_know', 'refused', 'not_applicable', 'blank', 'invalid'] as const;
export type MissingCode = (typeof MISSING_CODES)[number];

export interface ScalePoint {
  /** Position on the scale as a number; higher is better unless `reversed`. */
  readonly value: number;
  readonly label?: { readonly en: string; readonly zh: string };
  /** Spellings of this answer in exports, compared without case and outer space. */
  readonly words?: readonly string[];
}

/** An ordered answer scale. Points stand from worst to best. */
export interface Scale {
  readonly id: string;
  readonly points: readonly ScalePoint[];
  /** Spellings or codes that are no point of the scale, per reason; per column, never global. */
  readonly missing?: Readonly<Partial<Record<MissingCode, readonly string[]>>>;
  /** The exporting tool's codes run from best to worst (1 = very satisfied). */
  readonly reversed?: boolean;
  /** The points counted as good in the official cut, where that differs from the two best. */
  readonly official?: readonly number[];
}

/** Lowest and highest point of a scale. */
export const scaleRange = (scale: Scale): { min: number; max: number } => {
  const values = scale.points.map((point) => point.value);
  return { min: Math.min(...values), max: Math.max(...values) };
};

/** A point as 0–100 (share of the way from the worst to the best option). */
export const pointScore = (scale: Scale, value: number): number => {
  const { min, max } = scaleRange(scale);
  return (100 * (value - min)) / (max - min);
};

const words = (value: number, en: string, zh: string, ...more: string[]): ScalePoint => ({
  value,
  label: { en, zh },
  words: [en, zh, ...more],
});

const DONT_KNOW = [
  "don't know",
  'dont know',
  'do not know',
  'not sure',
  'unsure',
  '不知道',
  '不清楚',
  '不了解',
  '说不清',
];
const REFUSED = ['refused', 'prefer not to say', 'prefer not to answer', '拒答', '拒绝回答', '不愿回答'];
const NOT_APPLICABLE = ['n/a', 'na', 'not applicable', 'does not apply', '不适用', '未使用过', '没用过'];
const MISSING = { dont_know: DONT_KNOW, refused: REFUSED, not_applicable: NOT_APPLICABLE };

/** A scale of worded options, worst first, counted from 1; each option as English, Chinese, further spellings. */
const ordered = (id: string, ...options: readonly (readonly [string, string, ...string[]])[]): Scale => ({
  id,
  points: options.map(([en, zh, ...more], i) => words(i + 1, en, zh, ...more)),
  missing: MISSING,
});

const ADJECTIVES = 'satisfied important likely safe happy easy helpful useful clear well'.split(' ');

const degree = (value: number, en: string, zh: string, adverbs: readonly string[]): ScalePoint =>
  words(
    value,
    en,
    zh,
    ...adverbs.flatMap((adverb) => ADJECTIVES.map((adjective) => `${adverb} ${adjective}`)),
  );

const numbered = (from: number, to: number): ScalePoint[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ value: from + i, words: [String(from + i)] }));

/** Scales met again and again; a mapping may also declare its own. */
export const SCALES = {
  satisfaction5: {
    id: 'satisfaction5',
    points: [
      words(
        1,
        'Very dissatisfied',
        '非常不满意',
        'very unsatisfied',
        'extremely dissatisfied',
        '很不满意',
        '1',
      ),
      words(2, 'Dissatisfied', '不满意', 'unsatisfied', 'somewhat dissatisfied', '不太满意', '2'),
      words(
        3,
        'Neither',
        '一般',
        'neutral',
        'neither satisfied nor dissatisfied',
        'neither satisfied nor unsatisfied',
        '中立',
        '3',
      ),
      words(4, 'Satisfied', '满意', 'somewhat satisfied', '比较满意', '较满意', '4'),
      words(5, 'Very satisfied', '非常满意', 'extremely satisfied', '很满意', '5'),
    ],
    missing: MISSING,
  },
  /** The hotline's five levels: three count as satisfied in the official cut. */
  official5: {
    id: 'official5',
    points: [
      words(1, 'Very dissatisfied', '非常不满意', '很不满意'),
      words(2, 'Dissatisfied', '不满意'),
      words(3, 'Basically satisfied', '基本满意'),
      words(4, 'Satisfied', '满意'),
      words(5, 'Very satisfied', '非常满意', '很满意'),
    ],
    missing: { ...MISSING, blank: ['未评价', '未评', '默认评价', '未回访', '联系不上', '无法联系'] },
    official: [3, 4, 5],
  },
  agreement5: {
    id: 'agreement5',
    points: [
      words(1, 'Strongly disagree', '非常不同意', '完全不同意', '很不同意', '1'),
      words(2, 'Disagree', '不同意', 'somewhat disagree', '不太同意', '2'),
      words(3, 'Neither', '一般', 'neutral', 'neither agree nor disagree', '中立', '3'),
      words(4, 'Agree', '同意', 'somewhat agree', '比较同意', '4'),
      words(5, 'Strongly agree', '非常同意', '完全同意', '很同意', '5'),
    ],
    missing: MISSING,
  },
  happiness5: ordered(
    'happiness5',
    ['Very unhappy', '非常不幸福', '很不幸福', '非常不快乐'],
    ['Unhappy', '不幸福', '不太幸福', 'somewhat unhappy', '比较不幸福', '不太快乐'],
    ['Neither', '一般', 'neutral', 'neither happy nor unhappy', '说不上幸福不幸福'],
    ['Happy', '幸福', '比较幸福', 'somewhat happy', 'fairly happy', '比较快乐'],
    ['Very happy', '非常幸福', '很幸福', '非常快乐'],
  ),
  safety5: ordered(
    'safety5',
    ['Very unsafe', '非常不安全', '很不安全'],
    ['Unsafe', '不安全', '不太安全', 'somewhat unsafe', '比较不安全'],
    ['Neither', '一般', 'neutral', 'neither safe nor unsafe'],
    ['Safe', '安全', '比较安全', 'somewhat safe', 'fairly safe'],
    ['Very safe', '非常安全', '很安全'],
  ),
  favourability5: ordered(
    'favourability5',
    ['Very unfavorably', '非常反感', 'very unfavorable', 'very unfavourable'],
    ['Somewhat unfavorably', '比较反感', 'somewhat unfavorable', 'somewhat unfavourable'],
    [
      'Neither favorably nor unfavorably',
      '一般',
      'neutral',
      'neither favorably nor unfavorably (neutral)',
      'neither favorable nor unfavorable',
    ],
    ['Somewhat favorably', '比较喜欢', 'somewhat favorable', 'somewhat favourable'],
    ['Very favorably', '非常喜欢', 'very favorable', 'very favourable'],
  ),
  quality5: ordered(
    'quality5',
    ['Very poor', '非常差', '很差', 'very bad'],
    ['Poor', '差', '较差', '比较差', 'bad'],
    ['Fair', '一般', 'average', 'neither good nor poor', 'neither good nor bad', 'neutral', 'ok'],
    ['Good', '好', '较好', '比较好'],
    ['Very good', '非常好', '很好'],
  ),
  /** Excellent, good, fair, poor: the two best are "excellent" and "good". */
  excellence4: ordered(
    'excellence4',
    ['Poor', '差'],
    ['Fair', '中'],
    ['Good', '良'],
    ['Excellent', '优', '优秀'],
  ),
  excellence5: ordered(
    'excellence5',
    ['Poor', '差'],
    ['Fair', '一般'],
    ['Good', '好'],
    ['Very good', '很好'],
    ['Excellent', '优秀', '极好'],
  ),
  frequency5: ordered(
    'frequency5',
    ['Never', '从不', '从来没有'],
    ['Rarely', '很少', 'seldom'],
    ['Sometimes', '有时', '偶尔', 'occasionally'],
    ['Often', '经常', 'usually', 'frequently'],
    ['Always', '总是', '一直'],
  ),
  importance5: ordered(
    'importance5',
    ['Very unimportant', '非常不重要', '很不重要'],
    ['Unimportant', '不重要', '不太重要', 'not very important', 'somewhat unimportant'],
    ['Neither', '一般', 'neutral', 'neither important nor unimportant'],
    ['Important', '重要', '比较重要', 'somewhat important'],
    ['Very important', '非常重要', '很重要', 'extremely important'],
  ),
  likelihood5: ordered(
    'likelihood5',
    ['Very unlikely', '非常不可能', '肯定不会', 'extremely unlikely'],
    ['Unlikely', '不太可能', '可能不会', 'somewhat unlikely'],
    ['Neither', '一般', 'neutral', 'neither likely nor unlikely', '不一定'],
    ['Likely', '比较可能', '可能会', 'somewhat likely'],
    ['Very likely', '非常可能', '肯定会', 'extremely likely'],
  ),
  /** From "not at all" to "extremely", for any of the adjectives survey tools offer. */
  degree5: {
    id: 'degree5',
    points: [
      degree(1, 'Not at all', '完全不', ['not at all', 'not']),
      degree(2, 'Slightly', '略微', ['slightly', 'not so', 'not very']),
      degree(3, 'Moderately', '中等', ['moderately', 'somewhat']),
      degree(4, 'Very', '非常', ['very']),
      degree(5, 'Extremely', '极其', ['extremely']),
    ],
    missing: MISSING,
  },
  numeric5: { id: 'numeric5', points: numbered(1, 5), missing: MISSING },
  /** 1–5 with 9 for "don't know", as in Kansas City's survey. */
  numeric5_dk9: {
    id: 'numeric5_dk9',
    points: numbered(1, 5),
    missing: { dont_know: ['9'], blank: ['NA', ''] },
  },
  numeric7: { id: 'numeric7', points: numbered(1, 7), missing: MISSING },
  numeric10: { id: 'numeric10', points: numbered(1, 10), missing: MISSING },
  likelihood11: { id: 'likelihood11', points: numbered(0, 10), missing: MISSING },
  yesno: {
    id: 'yesno',
    points: [
      words(0, 'No', '否', 'n', 'false', '0', '没有', '不是'),
      words(1, 'Yes', '是', 'y', 'true', '1', '有'),
    ],
    missing: MISSING,
  },
} as const satisfies Record<string, Scale>;

export type ScaleId = keyof typeof SCALES;
