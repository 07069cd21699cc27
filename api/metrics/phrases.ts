/** The wordings that several metrics share: denominators and methods, in both languages. */

export interface Phrase {
  readonly en: string;
  readonly zh: string;
}

export const COUNT_HAS_NO_BASE: Phrase = { en: 'None: a count.', zh: '无：计数。' };

export const BYAR: Phrase = {
  en: 'Count with Byar interval, exact below 10, 95%.',
  zh: '计数，95% Byar 区间；小于 10 时用精确区间。',
};

export const WILSON: Phrase = {
  en: 'Share with Wilson score interval, 95% (Wilson 1927).',
  zh: '比例，95% Wilson 得分区间（Wilson 1927）。',
};

export const WEIGHTED_WILSON: Phrase = {
  en: 'Share with Wilson score interval on the effective sample size (Σw)²/Σw², 95%.',
  zh: '比例，按有效样本量 (Σw)²/Σw² 计算的 95% Wilson 区间。',
};

export const LINEARISED_MEAN: Phrase = {
  en: 'Mean with Student interval; with weights the variance is linearised, 95%.',
  zh: '均值，95% Student 区间；加权时用线性化方差。',
};

export const LINEARISED_WITHIN_CASES: Phrase = {
  en: 'Normal interval by linearisation over cases, so that rates of the same cases are not taken for independent, 95%.',
  zh: '按工单线性化的 95% 正态区间，同一工单的多个比率不作独立处理。',
};

export const KAPLAN_MEIER: Phrase = {
  en: 'Kaplan–Meier with open cases right-censored at the latest timestamp of their source; log-log interval, 95%; whole days.',
  zh: 'Kaplan–Meier 法，未办结工单在来源最新时间点右删失；95% log-log 区间；按整天计。',
};

export const VALID: Phrase = {
  en: 'Answers with an opinion: don’t know, refused, not applicable and blank are left out and counted apart.',
  zh: '有明确意见的回答；不知道、拒答、不适用和空白另行计数，不在分母内。',
};

export const OPENED: Phrase = { en: 'Cases opened in the period.', zh: '期间内受理的工单。' };

export const REACHED_AND_ANSWERED: Phrase = {
  en: 'Cases whose follow-up was reached and answered this.',
  zh: '回访接通且回答了此问题的工单。',
};

/** Sources of definitions that several metrics share. */
export const SOURCES = {
  own: 'This project.',
  hotline: 'Citizen hotline practice (12345): response, resolution and satisfaction at the follow-up call.',
  wilson: 'Wilson 1927 for the interval; the rule of the denominator is this project’s.',
  survey: 'Usual survey practice: two best and two worst options of an ordered scale.',
} as const;
