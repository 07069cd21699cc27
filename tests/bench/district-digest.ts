import { DISTRICTS } from './city-warehouse.ts';

const formats = [
  '{ encoding: gb18030 }',
  '{ bom: false }',
  '{ delimiter: ";", decimal: "," }',
  '{ spreadsheet: false, bom: false }',
  '{}',
];

/** Several recipients for every district, half of them by e-mail, in five formats and two languages. */
const recipient = (i: number): string => {
  const own = `name: r${i}, language: ${i % 3 === 0 ? 'zh' : 'en'}, only: { district: ["district ${i % DISTRICTS}"] }, format: ${formats[i % 5] ?? '{}'}`;
  return i % 2 === 0
    ? `  - { channel: email, address: r${i}@city.example, ${own} }`
    : `  - { channel: folder, path: sent, ${own} }`;
};

/** What the Monday digest of the sample city tells the whole city, told to each district about itself. */
export const districtDigest = (name: string, nRecipients: number): string => `name: ${name}
title: { en: Your district, zh: 各区情况 }
split_by: district
tables:
  - { file: by_month, metrics: [satisfaction_mean, satisfaction_rate, resolution_rate, response_rate, volume], by: [month] }
  - { file: issues, metrics: [satisfaction_rate, volume], by: [issue_group], period: last_quarter, compare: last_year }
  - { file: rates, metrics: [response_rate, resolution_rate, satisfaction_rate, on_time_rate, days_to_close], by: [district], period: last_quarter }
recipients:
${Array.from({ length: nRecipients }, (_, i) => recipient(i)).join('\n')}
`;
