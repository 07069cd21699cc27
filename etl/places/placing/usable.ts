import { quoteText } from '../../warehouse/sql.ts';

/** Spellings that name no place and no issue. */
const NOTHING = [
  ...[
    '',
    '-',
    '--',
    'n/a',
    'na',
    'none',
    'null',
    'nil',
    'unspecified',
    '0 unspecified',
    'unknown',
    'not available',
  ],
  ...['不详', '未知', '无', '未填', '未填写', '空'],
];

/** A column, null where it says nothing. */
export const usable = (column: string): string =>
  `CASE WHEN lower(trim(${column})) NOT IN (${NOTHING.map(quoteText).join(', ')}) THEN ${column} END`;
