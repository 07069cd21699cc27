/** The theme of the month: what is proposed, and by which tests. */
export const themes = {
  'themes.title': 'Proposed as theme of the month',
  'themes.lead':
    'What is common in the city, in most districts and in most months, {period}; the most dissatisfied people first. A filled bar is a district or a month with more cases than an average issue has, beyond chance. People choose; nothing is chosen for them.',
  'themes.none': 'No issue passes all three tests.',
  'themes.short': 'A theme is proposed from six whole months on.',
  'themes.failed': 'Themes could not be looked for.',
  'themes.volume': '{n} cases, {share}% of all.',
  'themes.dissatisfied': 'Of those asked {share}% were dissatisfied ({lower}–{upper}).',
  'themes.people': 'about {n} dissatisfied people',
  'themes.breadth': 'Common in {n} of {of} districts',
  'themes.persistence': 'Common in {n} of {of} months',
  'themes.bars.label': '{caption}: {names}',
  'themes.bars.nowhere': 'none',
  'themes.how': 'How this was tested, and what falls short',
  'themes.how.text':
    'Common means more cases than an average of the {issues} issues has (exact binomial test, one-sided, false discovery rate 5% over {tests} tests). A theme is common in the whole city, in at least two thirds of the districts with 50 cases or more, and in at least three quarters of the months. An issue of one season or of one district is no theme; a pain point it may be.',
  'themes.others': 'Common in the city, but no theme',
  'themes.lacks.breadth': 'common in {n} of {of} districts, {needed} needed',
  'themes.lacks.persistence': 'common in {n} of {of} months, {needed} needed',
} as const;
