import ExcelJS from 'exceljs';

/** A small export in the documented shape of a tool, written by hand, with what must come of it. */
export interface HandMade {
  readonly file: string;
  readonly content: () => string | Promise<Buffer>;
  readonly preset: string;
  readonly version?: number;
  readonly read: number;
  readonly rejected?: Readonly<Record<string, number>>;
  readonly flags?: Readonly<Record<string, number>>;
  readonly dropped?: readonly string[];
  /** Surveys: item → its answers in the order of the rows, points as numbers, reasons for none as codes. */
  readonly answers?: Readonly<Record<string, readonly (number | string)[]>>;
  /** Columns of the ledger, in the order of the rows that are live. */
  readonly rows?: Readonly<Record<string, readonly unknown[]>>;
}

const csv = (...records: readonly (readonly (string | number)[])[]): string =>
  `${records.map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`;

const TOKENS = ['a', 'b', 'c'].map((letter) => letter.repeat(32));

const microsoftForms = async (): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Form1');
  sheet.addRow([
    ...['ID', 'Start time', 'Completion time', 'Email', 'Name', 'Last modified time'],
    ...['How satisfied are you with the parks?', 'Which services do you use?'],
  ]);
  const at = (minute: number): Date => new Date(Date.UTC(2025, 7, 20, 12, minute, 45));
  sheet.addRow([1, at(1), at(5), 'anonymous', '', '', 'Very satisfied', 'Library;Parks;']);
  sheet.addRow([2, at(2), at(9), 'anonymous', '', '', 'Dissatisfied', 'Parks;']);
  sheet.addRow([3, at(3), at(12), 'anonymous', '', '', 'Neither satisfied nor dissatisfied', 'Library;']);
  for (const column of [2, 3]) sheet.getColumn(column).numFmt = 'm/d/yy h:mm:ss';
  return Buffer.from(await book.xlsx.writeBuffer());
};

const LA = [
  ...['SRNumber', 'CreatedDate', 'UpdatedDate', 'ActionTaken', 'Owner', 'RequestType', 'Status'],
  ...['RequestSource', 'CreatedByUserOrganization', 'MobileOS', 'Anonymous', 'AssignTo', 'ServiceDate'],
  ...['ClosedDate', 'AddressVerified', 'ApproximateAddress', 'Address', 'HouseNumber', 'Direction'],
  ...[
    'StreetName',
    'Suffix',
    'ZipCode',
    'Latitude',
    'Longitude',
    'Location',
    'TBMPage',
    'TBMColumn',
    'TBMRow',
  ],
  ...['APC', 'CD', 'CDMember', 'NC', 'NCName', 'PolicePrecinct'],
];
const LA_ROW = [
  ...['1-1234567891', '01/31/2017 11:58:00 PM', '02/02/2017 08:00:00 AM', 'SR Created', 'BOS', 'Bulky Items'],
  ...['Closed', 'Call', 'BOS', '', 'N', 'NC', '02/02/2017 12:00:00 AM', '02/02/2017 07:59:00 AM', 'Y', 'N'],
  ...[
    '1 MAIN ST, 90012',
    '1',
    'N',
    'MAIN',
    'ST',
    '90012',
    '34.05',
    '-118.24',
    '(34.05, -118.24)',
    '634',
    'F',
  ],
  ...['4', 'Central APC', '14', 'Jose Huizar', '52', 'DOWNTOWN LOS ANGELES', 'CENTRAL'],
];
const LA_FIRST = LA.flatMap((name, i) => (name === 'CreatedByUserOrganization' ? [] : [i]));
const LA_FIELDS = {
  key: ['1-1234567891'],
  district: ['14'],
  subdistrict: ['DOWNTOWN LOS ANGELES'],
  issue: ['Bulky Items'],
  opened_at: ['2017-01-31 23:58:00'],
  closed_at: ['2017-02-02 07:59:00'],
};

const HOTLINE = [
  ...['工单编号', '来电时间', '来电类别', '所属区', '问题分类', '承办单位', '办结时间', '是否接通电话'],
  ...[
    '工作人员是否联系市民',
    '问题是否解决',
    '对办理结果是否满意',
    '是否纳入考核',
    '是否考核申诉单',
    '回访次数',
  ],
];

export const HAND_MADE: Readonly<Record<string, HandMade>> = {
  'Typeform: one column per option, a header four times': {
    file: 'typeform.csv',
    content: () =>
      csv(
        [
          ...['#', 'How satisfied are you with your street?', 'Library', 'Parks', 'Other', 'Pool', 'Other'],
          ...['Start Date (UTC)', 'Submit Date (UTC)', 'Network ID'],
        ],
        [TOKENS[0]!, 5, 'Library', '', '', 'Pool', '', '2025-08-20 12:00:01', '2025-08-20 12:03:04', 'n1'],
        [TOKENS[1]!, 1, '', 'Parks', 'Zoo', '', '', '2025-08-20 13:00:01', '2025-08-20 13:03:04', 'n2'],
        [
          TOKENS[2]!,
          4,
          'Library',
          'Parks',
          '',
          '',
          'Spa',
          '2025-08-21 13:00:01',
          '2025-08-21 13:03:04',
          'n3',
        ],
      ),
    preset: 'typeform',
    read: 3,
    dropped: ['Network ID'],
    answers: {
      how_satisfied_are_you_with_your_street: [5, 1, 4],
      choice__library: [1, 0, 1],
      choice__parks: [0, 1, 1],
      choice__pool: [1, 0, 0],
    },
    rows: {
      key: TOKENS,
      submitted_at: ['2025-08-20 12:03:04', '2025-08-20 13:03:04', '2025-08-21 13:03:04'],
    },
  },
  'Formbricks: numbered headlines, unfinished answers set aside': {
    file: 'formbricks.csv',
    content: () =>
      csv(
        [
          ...['No.', 'Response ID', 'Timestamp', 'Finished', 'Survey ID', 'User ID', 'Tags'],
          ...[
            '1. How likely are you to recommend the city?',
            '2. Which services?',
            '2. Which services? - Option ID',
          ],
        ],
        [1, 'r1', '2026-01-01 20:00:00 UTC', 'Yes', 's', 'u1', '', 9, 'Library; Parks', 'o1; o2'],
        [2, 'r2', '2026-01-02 20:00:00 UTC', 'Yes', 's', 'u2', '', 0, 'Parks', 'o2'],
        [3, 'r3', '2026-01-03 20:00:00 UTC', 'No', 's', 'u3', '', '', '', ''],
        [4, 'r4', '2026-01-04 20:00:00 UTC', 'Yes', 's', 'u4', '', 10, 'Library', 'o1'],
      ),
    preset: 'formbricks',
    read: 4,
    rejected: { incomplete: 1 },
    dropped: ['User ID'],
    answers: { q1: [9, 0, 10], q2__library: [1, 0, 1], q2__parks: [1, 1, 0] },
    rows: { key: ['r1', 'r2', 'r4'] },
  },
  'REDCap: checkboxes, decimal commas, a record once per event': {
    file: 'redcap.csv',
    content: () =>
      csv(
        [
          ...[
            'record_id',
            'redcap_event_name',
            'survey_timestamp',
            'services___1',
            'services___2',
            'satisfaction',
          ],
          ...['weight', 'survey_complete'],
        ],
        [1, 'baseline_arm_1', '2025-03-04 10:11:12', 1, 0, 5, '0,85', 2],
        [1, 'month_6_arm_1', '2025-09-04 10:11:12', 1, 1, 2, '1,25', 2],
        [2, 'baseline_arm_1', '[not completed]', 0, 0, 1, '1,5', 0],
      ),
    preset: 'redcap',
    read: 3,
    flags: { undated: 1 },
    answers: { services__1: [1, 1, 0], services__2: [0, 1, 0], satisfaction: [5, 2, 1] },
    rows: {
      wave: ['baseline_arm_1', 'month_6_arm_1', 'baseline_arm_1'],
      weight: [0.85, 1.25, 1.5],
      submitted_at: ['2025-03-04 10:11:12', '2025-09-04 10:11:12', null],
    },
  },
  'Microsoft Forms: a workbook, several answers ending in a semicolon': {
    file: 'forms.xlsx',
    content: microsoftForms,
    preset: 'microsoft_forms',
    read: 3,
    dropped: ['Email', 'Name'],
    answers: {
      how_satisfied_are_you_with_the_parks: [5, 2, 3],
      which_services_do_you_use__library: [1, 0, 1],
      which_services_do_you_use__parks: [1, 1, 0],
    },
    rows: { submitted_at: ['2025-08-20 12:05:45', '2025-08-20 12:09:45', '2025-08-20 12:12:45'] },
  },
  'LimeSurvey: a day of submission means finished, none means not': {
    file: 'limesurvey.csv',
    content: () =>
      `\ufeff${csv(
        ['id', 'submitdate', 'lastpage', 'startlanguage', 'ipaddr', 'Q01[SQ001]', 'Q01[SQ002]', 'Q02'],
        [1, '2025-05-06 07:08:09', 2, 'en', '10.0.0.1', 'Y', '', 'Satisfied'],
        [2, '', 1, 'en', '10.0.0.2', '', '', ''],
        [3, '2025-05-07 07:08:09', 2, 'en', '10.0.0.3', 'Y', 'Y', 'Very dissatisfied'],
      )}\r\n`,
    preset: 'limesurvey',
    read: 3,
    rejected: { incomplete: 1 },
    flags: { blank_lines: 1 },
    dropped: ['ipaddr'],
    answers: { q01__sq001: [1, 1], q01__sq002: [0, 1], q02: [4, 1] },
  },
  'Los Angeles, 2015': {
    file: 'la-2015.csv',
    content: () =>
      csv(
        LA_FIRST.map((i) => LA[i]!),
        LA_FIRST.map((i) => LA_ROW[i]!),
      ),
    preset: 'la311',
    version: 1,
    read: 1,
    rows: LA_FIELDS,
  },
  'Los Angeles, first drift: who entered it': {
    file: 'la-2017.csv',
    content: () => csv(LA, LA_ROW),
    preset: 'la311',
    version: 2,
    read: 1,
    rows: LA_FIELDS,
  },
  'Los Angeles, second drift: region ids that are no council districts': {
    file: 'la-2019.csv',
    content: () =>
      csv(
        [
          ...LA,
          'Zip Codes',
          'Census Tracts',
          'Precinct Boundaries',
          'LA Specific Plans',
          'Council Districts',
        ],
        [...LA_ROW, '23074', '518', '1421', '', '9'],
      ),
    preset: 'la311',
    version: 3,
    read: 1,
    rows: LA_FIELDS,
  },
  'FixMyStreet: fixed or closed, whichever is given': {
    file: 'fixmystreet.csv',
    content: () =>
      csv(
        [
          ...[
            'Report ID',
            'Title',
            'Detail',
            'User Name',
            'Category',
            'Created',
            'Confirmed',
            'Acknowledged',
          ],
          ...['Fixed', 'Closed', 'Status', 'Latitude', 'Longitude', 'Query', 'Ward', 'Easting', 'Northing'],
          ...['Report URL', 'Device Type', 'Site Used', 'Reported As'],
        ],
        [
          ...[
            101,
            'Pothole',
            'Deep',
            'A. Person',
            'Potholes',
            '2024-01-02T03:04:05',
            '2024-01-02T03:10:00',
            '',
          ],
          ...['2024-01-09T10:00:00', '', 'fixed - council', 51.5, -0.12, 'SW1', 'Abbey', 530000, 180000],
          ...['https://example.org/report/101', 'desktop', 'fixmystreet.com', ''],
        ],
        [
          ...[102, 'Lamp', 'Dark', '', 'Street lighting', '2024-02-20T03:04:05', '2024-02-20T03:10:00', ''],
          ...['', '2024-02-28T10:00:00', 'closed', 51.5, -0.12, 'SW1', 'Abbey', 530000, 180000],
          ...['https://example.org/report/102', 'mobile', 'app', ''],
        ],
      ),
    preset: 'fixmystreet',
    read: 2,
    dropped: ['User Name'],
    rows: {
      key: ['101', '102'],
      district: ['Abbey', 'Abbey'],
      issue: ['Potholes', 'Street lighting'],
      closed_at: ['2024-01-09 10:00:00', '2024-02-28 10:00:00'],
    },
  },
  'Open311: what is closed without a day was closed by its last update': {
    file: 'requests.ndjson',
    content: () =>
      [
        {
          service_request_id: '638344',
          status: 'closed',
          status_notes: 'Duplicate.',
          service_name: 'Sidewalk',
          service_code: '006',
          description: 'x',
          requested_datetime: '2024-04-14T06:37:38-08:00',
          updated_datetime: '2024-04-15T06:37:38-08:00',
          address: '8TH AVE',
          lat: 37.7,
          long: -122.4,
        },
        {
          service_request_id: '638349',
          status: 'open',
          status_notes: null,
          service_name: 'Sidewalk',
          service_code: '006',
          description: 'y',
          requested_datetime: '2024-04-19T06:37:38-08:00',
          updated_datetime: '2024-04-19T06:37:38-08:00',
          address: 'MARKET',
          lat: 37.7,
          long: -122.4,
        },
      ]
        .map((each) => JSON.stringify(each))
        .join('\n'),
    preset: 'open311',
    read: 2,
    flags: { closed_at_from_update: 1 },
    rows: {
      key: ['638344', '638349'],
      opened_at: ['2024-04-14 14:37:38', '2024-04-19 14:37:38'],
      closed_at: ['2024-04-15 14:37:38', null],
    },
  },
  '12345: follow-up and assessment columns': {
    file: '12345.csv',
    content: () =>
      csv(
        HOTLINE,
        [
          '20250001',
          '2025/1/2 3:04:05',
          '投诉',
          '东城区',
          '噪音',
          '城管委',
          '2025/1/5 3:04:05',
          '是',
          '是',
          '是',
          '满意',
          '是',
          '否',
          1,
        ],
        [
          '20250002',
          '2025/1/3 3:04:05',
          '咨询',
          '东城区',
          '政策',
          '城管委',
          '2025/1/3 5:04:05',
          '是',
          '是',
          '是',
          '满意',
          '否',
          '否',
          1,
        ],
        [
          '20250003',
          '2025/1/4 3:04:05',
          '投诉',
          '西城区',
          '供暖',
          '热力公司',
          '2025/1/9 3:04:05',
          '是',
          '否',
          '否',
          '不满意',
          '否',
          '是',
          2,
        ],
        [
          '20250004',
          '2025/1/5 3:04:05',
          '求助',
          '西城区',
          '停车',
          '交管局',
          '',
          '否',
          '',
          '',
          '',
          '是',
          '否',
          3,
        ],
      ),
    preset: 'hotline12345',
    read: 4,
    rows: {
      key: ['20250001', '20250002', '20250003', '20250004'],
      class: ['complaint', 'consultation', 'complaint', 'request'],
      reached: [true, true, true, false],
      contacted: [true, true, false, null],
      resolved: [true, true, false, null],
      is_satisfied: [true, true, false, null],
      assessed: [true, false, false, true],
      appealed: [false, false, true, false],
      n_follow_ups: [1, 1, 2, 3],
    },
  },
  'a table that ends in a total, a remark and whoever made it': {
    file: 'with-footer.csv',
    content: () =>
      `${csv(
        HOTLINE,
        [
          '20250001',
          '2025/1/2 3:04:05',
          '投诉',
          '东城区',
          '噪音',
          '城管委',
          '2025/1/5 3:04:05',
          '是',
          '是',
          '是',
          '满意',
          '是',
          '否',
          1,
        ],
        [
          '20250002',
          '2025/1/3 3:04:05',
          '投诉',
          '东城区',
          '噪音',
          '城管委',
          '2025/1/5 3:04:05',
          '是',
          '是',
          '是',
          '满意',
          '是',
          '否',
          1,
        ],
        ['合计', '', '', '', '', '', '', '', '', '', '', '', '', 2],
      )}数据来源：市民热线\r\nGenerated by the hotline at 2025-02-01 10:00\r\n`,
    preset: 'hotline12345',
    read: 5,
    rejected: { footer_row: 3 },
    rows: { key: ['20250001', '20250002'] },
  },
};
