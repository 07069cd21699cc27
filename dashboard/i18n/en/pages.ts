/** The views beside the figures: digests, pain points, remembered sources. */
export const pages = {
  'digests.lead':
    'Tables that go out by themselves: what is in them, when, and for whom. Each run is a folder with a manifest; running the same day again writes nothing twice.',
  'digests.empty':
    'No digest is defined. A definition is made here, or is a small YAML file in the folder “digests/definitions” of the data directory.',
  'digests.onDemand': 'on demand',
  'digests.cron': '{cron} ({zone})',
  'digests.daily': 'every day at {time}, {zone}',
  'digests.weekly': '{day} at {time}, {zone}',
  'digests.audience.officer': 'for officers',
  'digests.audience.public': 'for the public',
  'digests.by': 'by {dimensions}',
  'digests.whole': 'the whole city',
  'digests.against': 'against {before}',
  'digests.period.last_month': 'last whole month',
  'digests.period.last_quarter': 'last whole quarter',
  'digests.period.last_12_months': 'last 12 whole months',
  'digests.period.all': 'everything',
  'digests.for': 'Run it for',
  'digests.run': 'Run',
  'digests.running': 'Running …',
  'digests.written': {
    one: 'Run for {day}: {count} file written to',
    other: 'Run for {day}: {count} files written to',
  },
  'digests.same': {
    one: 'Already run for {day}: the {count} file stands unchanged in',
    other: 'Already run for {day}: the {count} files stand unchanged in',
  },
  'digests.files': 'Files of the run',
  'digests.sum': 'SHA-256',
  'digests.preview': 'Same cells',
  'pain.lead': 'Cells of district and issue that are worse than before or than elsewhere, beyond chance.',
  'pain.lead.tested':
    '{n} cells of district and issue were looked at; of those named here about one in twenty may be chance. The first is where most people are expected to be dissatisfied.',
  'pain.sentence.failed': 'Pain points could not be looked for.',
  'pain.sentence.short': 'Too few weeks to tell what is usual.',
  'pain.sentence.nothing': 'Nothing is worse than before or than elsewhere beyond chance.',
  'pain.sentence.found': {
    one: '{subject} hurts in {place}, since {month}.',
    other: '{n} pain points. First: {subject} in {place}, since {month}.',
  },
  'pain.season.elsewhere':
    'Fewer than two years are known, too few to learn the seasons from: each district is compared with the same weeks elsewhere, and a change of the whole city cannot be told yet.',
  'pain.everywhere': 'The whole city',
  'pain.said.volume': '{observed} cases in the last {weeks} weeks, where {expected} were to be expected.',
  'pain.said.satisfaction':
    'Of {base} people asked in the last {weeks} weeks {observed} were dissatisfied; before, it would have been {expected}.',
  'pain.said.satisfaction_peers':
    'Of {base} people asked in the last {weeks} weeks {observed} were dissatisfied; elsewhere it would have been {expected}.',
  'pain.said.closing': {
    one: 'Of {base} cases of the last {weeks} weeks {observed} took longer than a day; it would have been {expected}.',
    other:
      'Of {base} cases of the last {weeks} weeks {observed} took longer than {days} days; it would have been {expected}.',
  },
  'pain.since': 'since {day}',
  'pain.ratio': '{ratio} times the expected ({lower}–{upper})',
  'pain.people': 'about {n} more people dissatisfied',
  'pain.terms': 'Said here and not elsewhere:',
  'pain.how': 'How this was tested',
  'pain.how.text':
    '{test} Window {window}, compared with {baseline}. After correction for everything looked at: q {q}.',
  'pain.test.volume':
    'Cases of the window against the level before, with season and how much such cells vary from week to week (negative binomial).',
  'pain.test.satisfaction': 'Dissatisfied among those asked, in the window and before (Fisher’s exact test).',
  'pain.test.satisfaction_peers':
    'Dissatisfied among those asked, against the same issue in the other districts and how much those differ (funnel).',
  'pain.test.closing':
    'How fast cases are closed in the window and before, less the same of the other districts, open cases counted as far as they have come (log-rank test).',
  'pain.baseline.peers': 'the other districts',
  'pain.strip.label': '{subject}, {place}, week by week: {said}',
  'pain.strip.top': 'up to {n} a week',
  'pain.strip.table': 'Week by week as a table',
  'pain.strip.week': 'Week of',
  'pain.strip.seen': 'Cases',
  'pain.strip.expected': 'Expected',
  'sources.title': 'Remembered sources',
  'sources.lead': 'A remembered mapping makes the next file of the same export one click.',
  'sources.none':
    'No mapping is remembered yet. “Remember” beside an import keeps how its columns were read.',
  'sources.name': 'Source',
  'sources.maps': 'Maps',
  'sources.fields': { one: '{count} field', other: '{count} fields' },
  'sources.items': { one: '{count} question', other: '{count} questions' },
  'sources.columns': { one: 'expects {count} column', other: 'expects {count} columns' },
  'sources.saved': 'Remembered',
  'sources.remember': 'Remember',
  'sources.remember.title': 'Remember how this file was read?',
  'sources.remember.text':
    'Files with the same columns are then read the same way. A source of the same name is replaced.',
  'sources.remember.keep': 'Not now',
  'sources.remember.name': 'Name of the source',
} as const;
