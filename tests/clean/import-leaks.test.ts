import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, type ImportResult } from '../../etl/pipeline.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import type { Warehouse } from '../../etl/warehouse/warehouse.ts';

/** What must be nowhere afterwards, as it was written and as it was meant. */
const SECRETS = [
  ...['张伟国', '李小芳', '王大明', '赵敏敏', 'John Appleseed', 'Appleseed'],
  ...[
    '13800138000',
    '138-0013-8000',
    '１３８００１３８０００',
    '一三八零零一三八零零零',
    '13700137001',
    '13900139000',
  ],
  ...['zhang@example.com', 'zhang＠example.com', 'jane dot doe at example dot com', 'lisi@example.org'],
  ...['11010519900307451X', '1101 0519 9003 0745 1X', '4111 1111 1111 1111', '6222020200112233446'],
  ...[
    '京A·12345',
    '88号3栋2单元501室',
    '203.0.113.42',
    '198.51.100.7',
    'wxid_secret99',
    '617-555-0123',
    '617 555 0199',
  ],
];

const HEADER = '工单编号,来电时间,市民姓名,联系电话,电子邮箱,来自IP,区,问题类型,主要内容,办理结果,承办单位';
const row = (...cells: string[]): string =>
  cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
const EXPORT = [
  HEADER,
  row(
    'G1',
    '2026-03-01 08:00:00',
    '张伟国',
    '13900139000',
    'zhang@example.com',
    '203.0.113.42',
    '东城',
    '噪音',
    '我叫张伟国，电话１３８００１３８０００，邮箱zhang＠example.com',
    '已回复张伟国先生13800138000',
    '街道办，值班13800138000',
  ),
  row(
    'G2',
    '2026-03-02 08:00:00',
    '李小芳',
    '138-0013-8000',
    'lisi@example.org',
    '198.51.100.7',
    '西城',
    '漏水',
    '家住建国路88号3栋2单元501室，身份证1101 0519 9003 0745 1X，卡4111 1111 1111 1111',
    '车牌京A·12345，微信wxid_secret99',
    '街道办，值班13800138000',
  ),
  row(
    'G3',
    '2026-03-03 08:00:00',
    '王大明',
    '13700137001',
    '',
    '203.0.113.42',
    '东城',
    '噪音',
    '请打一三八零零一三八零零零',
    'My name is John Appleseed, call 617-555-0123 or jane dot doe at example dot com',
    '13912345678',
  ),
  // No opening date; no date at all.
  row(
    'G4',
    '',
    '赵敏敏',
    '13700137001',
    'lisi@example.org',
    '198.51.100.7',
    '西城',
    '漏水',
    '身份证11010519900307451X',
    '6222020200112233446',
    '街道办',
  ),
  row(
    'G5',
    '13700137001',
    '赵敏敏',
    '13700137001',
    '',
    '',
    '西城',
    '漏水',
    '电话138-0013-8000',
    '',
    '街道办',
  ),
  // Cells too many before the identity columns, so that a name stands under another header; one too few.
  row(
    'G6',
    '2026-03-05',
    '08:00:00',
    '王大明',
    '13700137001',
    '',
    '203.0.113.42',
    '东城',
    '噪音',
    '请回电617 555 0199',
    '无',
    '街道办',
  ),
  row(
    'G7',
    '2026-03-05 08:00:00',
    '一',
    '二',
    '三',
    '四',
    '五',
    '王大明',
    '13700137001',
    '',
    '203.0.113.42',
    '东城',
    '噪音',
    '无',
    '无',
    '街道办',
  ),
  row('2026-03-06 08:00:00', '李小芳', '13700137001', '', '', '西城', '漏水', '无', '无', '街道办'),
].join('\n');

const SURVEY_HEADER =
  '序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的姓名：,2、您对本区环境满意吗？,3、您关心哪些方面（多选）,4、您的建议,备用';
const SURVEY = [
  SURVEY_HEADER,
  ...['非常满意', '满意', '一般', '不满意', '非常不满意', '满意'].map((word, i) =>
    row(
      String(i + 1),
      `2026/3/${i + 1} 8:00:00`,
      '123秒',
      '手机提交',
      '直接访问',
      '203.0.113.42(北京-北京)',
      ['张伟国', '李小芳', '王大明', '赵敏敏'][i % 4] ?? '',
      word,
      ['噪音┋绿化', '绿化┋其他〖我叫张伟国，13800138000〗', '噪音┋请打138-0013-8000找我', '绿化┋停车'][
        i % 4
      ] ?? '',
      ['我叫李小芳，微信wxid_secret99', '无', '回电617-555-0123', '发到lisi@example.org'][i % 4] ?? '',
      // A telephone under a header that says nothing.
      ['13700137001', '13900139000', '13800138000'][i % 3] ?? '',
    ),
  ),
].join('\n');

interface Leaky {
  readonly name: string;
  readonly file: string;
  readonly content: string;
  readonly counts: Partial<ImportResult['counts']>;
  readonly dropped: readonly string[];
  /** Texts that stand in the tables afterwards. */
  readonly kept: readonly string[];
  readonly redacted: ImportResult['counts']['redacted'];
}
const EXPORTS: readonly Leaky[] = [
  {
    name: 'a hotline export',
    file: '诉求.csv',
    content: EXPORT,
    counts: { read: 8, new: 3, rejected: 5 },
    dropped: ['市民姓名', '联系电话', '电子邮箱', '来自IP'],
    kept: ['建国路[address]', '街道办，值班[phone]', '13912345678'],
    redacted: { name: 3, phone: 7, email: 2, address: 1, id: 2, card: 2, plate: 1, account: 1 },
  },
  {
    name: 'a survey export',
    file: '问卷.csv',
    content: SURVEY,
    counts: { read: 6, new: 6, rejected: 0 },
    dropped: ['来自IP', '1、您的姓名：', '备用'],
    kept: ['我叫[name]，微信[account]'],
    redacted: { name: 2, account: 2, phone: 1, email: 1 },
  },
];

describe.each(EXPORTS)(
  '$name full of personal data',
  ({ file, content, counts, dropped, kept, redacted }) => {
    let dir: string;
    let warehouse: Warehouse;
    let result: ImportResult;
    beforeAll(async () => {
      dir = await mkdtemp(join(tmpdir(), 'barometer-leaks-'));
      warehouse = await openDuckdb(join(dir, 'data'));
      const path = join(dir, file);
      await writeFile(path, `${content}\n`);
      result = await importFile(warehouse, path, {}, { now: () => new Date('2026-04-01T00:00:00Z') });
    });
    afterAll(async () => {
      await warehouse.close();
      await rm(dir, { recursive: true, force: true });
    });

    /** Every row of every table as text. */
    const dump = async (): Promise<{ table: string; text: string }[]> => {
      const session = await warehouse.session();
      try {
        const tables = await session.rows<{ name: string }>(
          `SELECT table_name AS name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views() WHERE NOT internal`,
        );
        const dumps = [];
        for (const { name } of tables) {
          const rows = await session.rows<{ row: string }>(
            `SELECT CAST(t AS VARCHAR) AS row FROM "${name}" t`,
          );
          dumps.push({ table: name, text: rows.map(({ row: each }) => each).join('\n') });
        }
        return dumps;
      } finally {
        session.close();
      }
    };

    it('is loaded and refused as it should be, so that every way in was taken', () => {
      expect(result.counts).toMatchObject(counts);
      expect(result.droppedColumns).toEqual(dropped);
    });

    it('leaves none of it in any table, view, reject or report', async () => {
      const dumps = await dump();
      expect(dumps.map(({ table }) => table)).toEqual(
        expect.arrayContaining(['case_version', 'rejected_row', 'import', 'case_fact']),
      );
      const all = dumps.map(({ text }) => text).join('\n');
      for (const text of kept) expect(all).toContain(text);
      const report = JSON.stringify(result);
      const leaks = [...dumps, { table: 'report', text: report }].flatMap(({ table, text }) =>
        SECRETS.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${table}`),
      );
      expect(leaks).toEqual([]);
    });

    it('leaves none of it in the bytes of the data directory', async () => {
      const session = await warehouse.session();
      await session.run('CHECKPOINT');
      session.close();
      const leaks: string[] = [];
      for (const each of await readdir(join(dir, 'data'), { recursive: true, withFileTypes: true })) {
        if (!each.isFile()) continue;
        const bytes = await readFile(join(each.parentPath, each.name));
        leaks.push(
          ...SECRETS.filter((secret) => bytes.includes(secret)).map((secret) => `${secret} in ${each.name}`),
        );
      }
      expect(leaks).toEqual([]);
    });

    it('says in the report how much of it was made unreadable', () => {
      expect(result.counts.redacted).toEqual(redacted);
    });
  },
);
