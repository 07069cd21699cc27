/** The views beside the figures: digests, pain points, remembered sources. */
export const pages = {
  'digests.lead':
    'Tables that go out by themselves: what is in them, when, and for whom. Each run is a folder with a manifest; running the same day again writes nothing twice.',
  'digests.empty':
    'No digest is defined. A definition is a small YAML file in the folder “digests” of the data directory.',
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
  'pain.lead':
    'This server does not look for pain points yet. What will stand here, found by tests corrected for looking at many places at once:',
  'pain.ranked': 'Found',
  'pain.ranked.text':
    'Place and issue, in order of how many people are expected to be dissatisfied; each with its test, its effect and how long it has lasted.',
  'pain.evidence': 'Evidence',
  'pain.evidence.text':
    'The series behind it with its limits, and comments with every name and number removed.',
  'pain.taken': 'Taken up',
  'pain.taken.text': 'Who does what by when, written down where everybody sees it.',
  'pain.judged': 'Judged by the people',
  'pain.judged.text':
    'Before and after, with the interval of the difference: improved, not improved, or too few to tell.',
  'pain.way': 'Until then: what stands out, on the overview',
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
