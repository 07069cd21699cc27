import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { generateCity } from '../../samples/city.ts';

export type Row = Readonly<Record<string, string>>;

/** A case of either complaint export, with English names, as the raw files say it. */
export interface RawCase {
  readonly source: 'hotline' | 'app';
  readonly opened: string;
  readonly closed: string;
  readonly district: string;
  readonly group: string;
  readonly consultation: boolean;
  readonly community: string;
  readonly reached: string;
  readonly contacted: string;
  readonly resolved: string;
  readonly satisfaction: string;
  readonly first: string;
  readonly assessed: string;
  readonly earlier: string;
  readonly id: string;
}

export const parseRows = (text: string): Row[] =>
  Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;

/** The city written once for a test file, and ways to read its files without the product. */
export const openCity = async (): Promise<{
  dir: string;
  bytes(name: string): Promise<Buffer>;
  rows(name: string): Promise<Row[]>;
  survey(): Promise<Row[]>;
  cases(): Promise<RawCase[]>;
  close(): Promise<void>;
}> => {
  const dir = await mkdtemp(join(tmpdir(), 'sample-city-'));
  await generateCity(dir);
  const bytes = (name: string): Promise<Buffer> => readFile(join(dir, name));
  const rows = async (name: string): Promise<Row[]> =>
    parseRows(iconv.decode(await bytes(name), name.includes('gb18030') ? 'gb18030' : 'utf8'));
  return {
    dir,
    bytes,
    rows,
    close: () => rm(dir, { recursive: true, force: true }),
    survey: async () => [
      ...(await rows('resident-survey-2025.csv')).slice(2),
      ...(await rows('resident-survey-2026.csv')).slice(2),
    ],
    cases: async () => {
      const english = new Map(
        (await rows('aliases.csv')).map((row) => [
          `${row['dimension']} ${row['raw']}`,
          row['canonical'] ?? '',
        ]),
      );
      const name = (dimension: string, raw = ''): string => english.get(`${dimension} ${raw}`) ?? '';
      const YES: Readonly<Record<string, string>> = { 是: 'Yes', 否: 'No', '': '' };
      return [
        ...(await rows('hotline-12345.gb18030.csv')).map((row) => hotlineCase(row, name, YES)),
        ...(await rows('city-app.csv')).map(appCase),
      ];
    },
  };
};

const hotlineCase = (
  row: Row,
  name: (dimension: string, raw?: string) => string,
  yes: Readonly<Record<string, string>>,
): RawCase => ({
  source: 'hotline',
  id: row['工单编号'] ?? '',
  opened: row['来电时间'] ?? '',
  closed: row['办结时间'] ?? '',
  district: name('district', row['所属区']),
  group: name('issue_group', row['一级分类']),
  consultation: row['来电类别'] === '咨询',
  community: name('community', row['社区']),
  reached: yes[row['是否接通电话'] ?? ''] ?? '?',
  contacted: yes[row['工作人员是否联系市民'] ?? ''] ?? '?',
  resolved: yes[row['问题是否解决'] ?? ''] ?? '?',
  satisfaction: row['最终满意度'] ?? '',
  first: row['首次满意度'] ?? '',
  assessed: yes[row['是否纳入考核'] ?? ''] ?? '?',
  earlier: row['旧工单编号'] ?? '',
});

const appCase = (row: Row): RawCase => ({
  source: 'app',
  id: row['Request ID'] ?? '',
  opened: row['Opened'] ?? '',
  closed: row['Closed'] ?? '',
  district: row['District'] ?? '',
  group: row['Issue Group'] ?? '',
  consultation: row['Request Class'] === 'Consultation',
  community: row['Community'] ?? '',
  reached: row['Citizen Reached'] ?? '',
  contacted: row['Citizen Contacted'] ?? '',
  resolved: row['Problem Solved'] ?? '',
  satisfaction: row['Satisfaction'] ?? '',
  first: row['First Satisfaction'] ?? '',
  assessed: row['Counts In Assessment'] ?? '',
  earlier: row['Earlier Request'] ?? '',
});
