/** The fields a column can fill, per kind of export, in the order of the list a person chooses from. */
const PLACES = ['district', 'subdistrict', 'community', 'latitude', 'longitude'] as const;

export const FIELDS = {
  complaints: [
    'opened_at',
    'closed_at',
    'due_at',
    'case_id',
    'status',
    'class',
    ...PLACES,
    'issue_group',
    'issue',
    'issue_detail',
    'channel',
    'unit',
    'title',
    'description',
    'outcome',
    'reached',
    'contacted',
    'resolved',
    'first_satisfaction',
    'satisfaction',
    'followed_up_at',
    'n_follow_ups',
    'assessed',
    'appealed',
    'earlier_case_id',
    'extended_due_at',
    'updated_at',
  ],
  survey: [
    'submitted_at',
    'response_id',
    'finished',
    'wave',
    ...PLACES,
    'channel',
    'language',
    'weight',
    'stratum',
    'cluster',
    'comment',
  ],
} as const;

export type FieldName = (typeof FIELDS)['complaints' | 'survey'][number];
