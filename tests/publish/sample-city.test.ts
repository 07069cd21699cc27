import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { parseDigest } from '../../api/digest/definition.ts';
import { runDigest } from '../../api/digest/run.ts';
import { publish, readPublished, withdraw, type Published } from '../../api/publish/index.ts';
import { readCaseCube } from '../../api/publish/read-cases.ts';
import { answerToCsv } from '../../api/respond/csv.ts';
import { nycExport } from '../support/nyc-export.ts';
import { NOW, openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';
import { askEverything, askPublic, vocabularyOf } from './ask-everything.ts';
import { attack, type Blocks, type Loot } from './attacker.ts';
import { hideOnlySmall, publicationOf } from './publication-of.ts';
import { randomFrom, randomQuery } from './random-queries.ts';

const QUERIES = 10_000;
const TABLES = [
  'volume',
  ...['response', 'resolution', 'satisfaction'].flatMap((name) => [`${name}.n`, `${name}.yes`]),
];
const SURVEY = ['survey.n', 'survey.best', 'survey.worst'];
const SUBJECTS = ['volume', 'response', 'resolution', 'satisfaction', 'survey'];

let test: TestWarehouse;
let first: Published;
let second: Published;

const publishThrough = (through: string) =>
  test.barometer.warehouse.exclusively((session) => publish(session, { through, dry_run: false }, NOW));
const seen = async (): Promise<Published> => {
  const published = await test.barometer.read((session) => readPublished(session, SUBJECTS));
  if (!published) throw new Error('nothing is published');
  return published;
};

beforeAll(async () => {
  test = await openTestWarehouse();
  await loadSampleCity(test.barometer, () => undefined);
  await publishThrough('2026-09');
  first = await seen();
  // A month later: cases arrive late for published months and for the new one, and an old import is taken back.
  const late = nycExport(
    Array.from({ length: 400 }, (_, i) => ({
      key: String(70_000_000 + i),
      created: `${String(8 + (i % 3)).padStart(2, '0')}/${String(13 + (i % 15))}/2026 09:00:00 AM`,
      type: ['Noise', 'Water Leak'][i % 2] ?? '',
      borough: ['BROOKLYN', 'QUEENS'][(i >> 1) % 2] ?? '',
    })),
  );
  await test.barometer.import(await test.file('late.csv', late), { sample: true });
  await test.barometer.undo(2);
  await publishThrough('2026-10');
  second = await seen();
});
afterAll(() => test.close());

describe('the public of the sample city', () => {
  it(`finds nothing out with ${QUERIES.toLocaleString('en')} questions to two publications`, () => {
    const blocks: Blocks = [first.months, ['2026-10']];
    const words = vocabularyOf(second);
    const facts = [
      ...askEverything(first, QUERIES / 2, randomFrom(1)),
      ...askEverything(second, QUERIES / 2, randomFrom(2)),
    ];
    const loot = new Map<string, Loot>();
    const solved = new Map<string, readonly string[]>();
    for (const table of [...TABLES, ...SURVEY])
      loot.set(
        table,
        attack(
          facts.filter((fact) => fact.table === table),
          words,
          blocks,
          !SURVEY.includes(table),
          solved,
        ),
      );
    const hidden = [...loot.values()].reduce((sum, each) => sum + each.hidden.length, 0);
    const told = (table: string, cell: string): boolean =>
      table.endsWith('.n') &&
      TABLES.some((other) => other.endsWith('.n') && loot.get(other)?.known.has(cell));
    const recovered = [...loot].flatMap(([table, each]) =>
      each.recovered.filter((cell) => !told(table, cell)),
    );
    process.stdout.write(
      `attacker: ${QUERIES.toLocaleString('en')} queries, ${hidden.toLocaleString('en')} hidden cells, ${recovered.length} recovered\n`,
    );
    expect(recovered).toEqual([]);
    expect(hidden).toBeGreaterThan(1000);
    for (const { known } of loot.values())
      expect([...known.values()].filter((value) => value > 0 && value < 10)).toEqual([]);
  });

  it('would find out plenty if only the small counts were hidden', async () => {
    const months = first.months;
    const cube = await test.barometer.read((session) => readCaseCube(session, months, 'issue_group'));
    if (!cube) throw new Error('no cases');
    const careless = publicationOf(months, hideOnlySmall(cube));
    const facts = askEverything(careless, 0, randomFrom(3));
    for (const name of ['volume', 'satisfaction.yes']) {
      const { recovered } = attack(
        facts.filter(({ table }) => table === name),
        vocabularyOf(careless),
        [months],
        true,
      );
      expect(recovered.length).toBeGreaterThan(3);
    }
  });

  it('gets the same from the product as from the publication', async () => {
    const random = randomFrom(4);
    for (let i = 0; i < 25; i++) {
      const query = randomQuery(random, vocabularyOf(second));
      expect(await test.barometer.query({ ...query, audience: 'public' })).toEqual(askPublic(second, query));
    }
  });

  it('sees the months that were published as they were, whatever was imported and undone since', () => {
    const by = ['month', 'district', 'issue_group'];
    const period = { from: '2024-11-01', to: '2026-09-30' };
    for (const metrics of [['volume', 'response_rate', 'resolution_rate', 'satisfaction_rate']]) {
      const query = { metrics, by, where: {}, ...period };
      expect(askPublic(second, query).rows).toEqual(askPublic(first, query).rows);
    }
  });

  it('gets the same cells in a digest', async () => {
    const out = await mkdtemp(join(tmpdir(), 'barometer-public-'));
    const digest = parseDigest(
      'public.yaml',
      `name: public
title: {en: Public, zh: 公开}
audience: public
tables:
  - {file: cases, metrics: [volume, satisfaction_rate, response_rate], by: [district, month], period: last_12_months}
  - {file: survey, metrics: [top2, net_satisfaction], by: [district], period: all}
`,
    );
    const run = await runDigest(test.barometer, digest, new Date('2026-11-02T00:00:00Z'), out);
    for (const file of run.manifest.files.filter(({ query }) => query !== undefined)) {
      const parameters = new URLSearchParams(file.query?.split('?')[1]);
      const list = (name: string): string[] => parameters.get(name)?.split(',') ?? [];
      const answer = await test.barometer.query({
        metrics: list('metrics'),
        by: list('by'),
        ...(parameters.get('from') ? { from: parameters.get('from') } : {}),
        to: parameters.get('to'),
        audience: 'public',
      });
      expect(answer.source).toBe('publication');
      expect(answer.rows.some((row) => row.suppressed)).toBe(true);
      expect(await readFile(join(run.folder, file.file), 'utf8')).toBe(`\uFEFF${answerToCsv(answer)}`);
    }
    await rm(out, { recursive: true, force: true });
  });

  it('is refused what was not published, all of it at once', async () => {
    const refused = await test.barometer
      .query({
        metrics: ['days_to_close', 'volume'],
        by: ['week'],
        where: { channel: ['Phone'] },
        from: '2026-08-02',
        to: '2026-11-30',
        compare: 'previous',
        audience: 'public',
      })
      .catch((error: unknown) => error);
    const { problems } = refused as { problems: { code: string; way_out?: string }[] };
    expect(problems.map(({ code }) => code)).toEqual([
      'metric_not_published',
      'grain_not_published',
      'filter_not_published',
      'dates_not_published',
      'dates_not_published',
      'option_not_published',
    ]);
    expect(problems.every(({ way_out }) => way_out)).toBe(true);
  });

  it('loses sight of a withdrawn publication, whose months come back as they were', async () => {
    const { entry } = second;
    const before = askPublic(second, { metrics: ['volume'], by: ['month', 'district'], where: {} }).rows;
    const take = (id: number) =>
      test.barometer.warehouse.exclusively((session) => withdraw(session, id, false, NOW));
    await expect(take(first.entry.publication_id)).rejects.toThrow(/not the one the public sees/);
    expect((await take(entry.publication_id)).status).toBe('withdrawn');
    expect((await seen()).months).toEqual(first.months);
    await test.barometer.undo(1);
    expect((await publishThrough('2026-10')).months).toEqual([]);
    const again = await seen();
    expect(askPublic(again, { metrics: ['volume'], by: ['month', 'district'], where: {} }).rows).toEqual(
      before,
    );
    await expect(publishThrough('2026-10')).rejects.toThrow(/stays as it is/);
  });
});
