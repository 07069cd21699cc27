/** Calendar grains, finest first; a query takes at most one. */
export const TIME_DIMENSIONS = ['day', 'week', 'month', 'quarter', 'year'] as const;
/** Everything else a number can be grouped or filtered by. */
export const GROUP_DIMENSIONS = [
  'district',
  'subdistrict',
  'community',
  'issue_group',
  'issue',
  'issue_detail',
  'channel',
  'source',
  'kind',
  'item',
  'unit',
  'wave',
] as const;
export const DIMENSIONS = [...TIME_DIMENSIONS, ...GROUP_DIMENSIONS] as const;

export type TimeDimension = (typeof TIME_DIMENSIONS)[number];
export type GroupDimension = (typeof GROUP_DIMENSIONS)[number];
export type Dimension = (typeof DIMENSIONS)[number];
