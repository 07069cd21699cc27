import { describe, expect, it } from 'vitest';
import { hasRealFile, proposeForRecords, readRealFile } from './real-files.ts';

/** File, encoding, delimiter, preset, kind, columns, and what the mapping must say. */
const FILES = [
  {
    path: 'complaints/nyc311_day.csv',
    preset: 'nyc311',
    kind: 'complaints',
    nColumns: 41,
    fields: {
      district: 'Borough',
      subdistrict: 'Community Board',
      issue: 'Complaint Type',
      issue_detail: 'Descriptor',
    },
    items: 0,
    drop: [],
  },
  {
    path: 'complaints/boston311_2015.csv.gz',
    preset: 'boston311',
    kind: 'complaints',
    nColumns: 34,
    fields: {
      district: 'neighborhood',
      subdistrict: 'ward',
      issue_group: 'REASON',
      issue: 'TYPE',
      unit: 'Department',
    },
    items: 0,
    drop: [],
  },
  {
    path: 'complaints/cn_messages.gb18030.csv',
    encoding: 'gb18030',
    preset: 'cn_messages',
    kind: 'complaints',
    nColumns: 7,
    fields: { opened_at: '留言时间', closed_at: '答复时间', description: '留言详情' },
    items: 0,
    drop: ['留言用户'],
  },
  {
    path: 'surveys/kc_2021q3.csv',
    preset: 'kc_resident_survey',
    kind: 'survey',
    nColumns: 160,
    fields: { district: 'counci', wave: 'quarte' },
    // q1 3, q2 8, q3 16, q5 7, q7 4, q9 10, q11 2, q12 10, q14 4, q15 5, q17 4, q19 6, q22 4, q23 5, q32 4
    items: 92,
    drop: [],
  },
  {
    path: 'surveys/starwars_surveymonkey.csv',
    encoding: 'windows-1252',
    preset: 'surveymonkey',
    kind: 'survey',
    nColumns: 38,
    fields: { response_id: 'RespondentID' },
    // 5 yes/no questions, 6 films seen, 14 characters; the 6 ranks and the demographics are no ratings
    items: 25,
    drop: [],
  },
  {
    path: 'surveys/SomervilleHappinessSurvey2015.csv',
    preset: undefined,
    kind: 'survey',
    nColumns: 7,
    fields: {},
    items: 7,
    drop: [],
  },
  {
    path: 'exports/qualtrics_3header.csv',
    preset: 'qualtrics',
    kind: 'survey',
    nColumns: 20,
    fields: { response_id: 'ResponseId', submitted_at: 'EndDate' },
    items: 0,
    drop: [
      ...['IPAddress', 'RecipientLastName', 'RecipientFirstName', 'RecipientEmail', 'ExternalReference'],
      ...['LocationLatitude', 'LocationLongitude'],
    ],
  },
  {
    path: 'exports/kobo.csv',
    delimiter: ';',
    preset: 'kobotoolbox',
    kind: 'survey',
    nColumns: 20,
    fields: { response_id: '_uuid', submitted_at: 'end', comment: 'what is your recommendation' },
    items: 3,
    drop: ['_submitted_by'],
  },
  {
    path: 'exports/redcap_checkboxes-1_data.csv',
    preset: 'redcap',
    kind: 'survey',
    nColumns: 13,
    fields: {},
    items: 9,
    drop: [],
  },
  {
    path: 'exports/wenjuanxing_text.gbk.csv',
    encoding: 'gbk',
    preset: 'wenjuanxing',
    kind: 'survey',
    nColumns: 14,
    fields: { submitted_at: '提交答卷时间' },
    // The options of 6 and 8 that the five most frequent cells of each hold: 13 and 8.
    items: 21,
    drop: ['来自IP'],
  },
] as const;

describe('real exports', () => {
  for (const file of FILES) {
    const { path, preset, kind, nColumns, fields, items, drop } = file;
    it.skipIf(!hasRealFile(path))(`${path} needs no hand`, () => {
      const records = readRealFile(
        path,
        'encoding' in file ? file.encoding : 'utf-8',
        'delimiter' in file ? file.delimiter : ',',
      );
      const { found, proposal } = proposeForRecords(path, records);
      expect(found?.preset.id).toBe(preset);
      expect(proposal.problems).toEqual([]);
      expect(proposal.questions).toEqual([]);
      expect(proposal.kind).toBe(kind);
      expect(proposal.mapping?.fields).toMatchObject(fields);
      expect(proposal.mapping?.items?.length ?? 0).toBe(items);
      expect(proposal.mapping?.drop ?? []).toEqual(drop);
      expect(proposal.suggestions).toHaveLength(nColumns);
      expect(new Set(proposal.suggestions.map(({ column }) => column)).size).toBe(nColumns);
    });
  }

  it.skipIf(!hasRealFile('surveys/kc_2021q3.csv'))(
    'Kansas City: q1_01 is the overall item and its top two are 753 of 1,026',
    () => {
      const records = readRealFile('surveys/kc_2021q3.csv', 'utf-8', ',');
      const { proposal } = proposeForRecords('kc.csv', records);
      const overall = proposal.mapping?.items?.filter((item) => item.overall === true) ?? [];
      expect(overall.map(({ item, column, scale }) => [item, column, scale])).toEqual([
        ['q1_01', 'q1_01', 'numeric5_dk9'],
      ]);
      const at = (records[0] ?? []).indexOf('q1_01');
      const cells = records.slice(1).map((record) => record[at]);
      expect(cells.filter((cell) => cell === '4' || cell === '5')).toHaveLength(555 + 198);
      expect(cells.filter((cell) => cell !== '9')).toHaveLength(1033 - 7);
    },
  );

  it.skipIf(!hasRealFile('nasty/source.csv'))('a product list is neither survey nor complaints', () => {
    const { found, proposal } = proposeForRecords(
      'source.csv',
      readRealFile('nasty/source.csv', 'utf-8', ','),
    );
    expect(found).toBeNull();
    expect(proposal.mapping).toBeNull();
    expect(proposal.problems.map(({ code }) => code)).toEqual(['unknown_kind']);
  });
});
