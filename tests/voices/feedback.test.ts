import { tableFromIPC } from 'apache-arrow';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedbackAnswerSchema, type FeedbackAnswer } from '../../api/contract/feedback.ts';
import { problemDocumentSchema } from '../../api/contract/problem.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const SOURCE = {
  kind: 'complaints' as const,
  source: 'desk',
  fields: {
    case_id: 'Case',
    opened_at: 'Opened on',
    district: 'Place',
    issue: 'Sort',
    description: 'What was said',
  },
};
const TEXTS = [
  'The tap water is brown and smells terrible',
  '路灯坏了，晚上很黑，没有人管',
  'Thank you, the road is wonderful now! 🙂',
  'Noise from the karaoke bar every night, 100% unbearable',
  '停水三天了，一直不解决',
];
const PLACES = ['North', 'South', 'River'];

interface Stated {
  readonly id: string;
  readonly on: string;
  readonly place: string;
  readonly sort: string;
  readonly text: string;
}
const makeRows = (n: number, prefix: string, month: number): Stated[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `${prefix}${i}`,
    on: `2026-${String(month + (i % 2)).padStart(2, '0')}-${String((i % 27) + 1).padStart(2, '0')}`,
    place: PLACES[i % 3]!,
    sort: ['Water', 'Light', ''][i % 3]!,
    text: TEXTS[i % 5]!,
  }));
const csv = (rows: readonly Stated[]): string =>
  [
    'Case,Opened on,Place,Sort,What was said',
    ...rows.map(({ id, on, place, sort, text }) => `${id},${on},${place},${sort},"${text}"`),
  ].join('\n');

describe('GET /feedback', () => {
  let server: TestServer;
  const first = makeRows(90, 'A', 3);
  const api = (path: string): Promise<Response> => fetch(`${server.url}/api/v1${path}`);
  const ask = async (query: string): Promise<FeedbackAnswer> =>
    feedbackAnswerSchema.parse(await (await api(`/feedback?${query}`)).json());
  const load = async (name: string, rows: readonly Stated[]): Promise<void> => {
    await server.barometer.import(await server.file(name, csv(rows)), { source: SOURCE, timezone: 'UTC' });
    server.comments.wake();
    await server.comments.settled();
  };
  beforeAll(async () => {
    server = await startTestServer();
    await load('first.csv', first);
  });
  afterAll(async () => {
    expect(server.faults).toEqual([]);
    await server.close();
  });

  it('answers the rows that meet every condition, newest first', async () => {
    const cases: [string, (row: Stated) => boolean][] = [
      ['', () => true],
      ['where=district=North&where=district=River', ({ place }) => place !== 'South'],
      ['from=2026-03-05&to=2026-03-20', ({ on }) => on >= '2026-03-05' && on <= '2026-03-20'],
      ['q=WATER+brown', ({ text }) => /brown/.test(text)],
      ['q=停水', ({ text }) => text.includes('停水')],
      ['language=zh', ({ text }) => /[一-龥]/.test(text)],
      ['sentiment=positive', ({ text }) => text.includes('wonderful')],
      ['sentiment=negative,positive&language=zh', ({ text }) => /[一-龥]/.test(text)],
      ['q=100%25', ({ text }) => text.includes('100%')],
      ['q=%25_%25', () => false],
      ['q=(a%2B)%2B%24', () => false],
      ["q='%20OR%201=1", () => false],
    ];
    for (const [query, keeps] of cases) {
      const answer = await ask(`${query}&limit=1000`);
      const wanted = first.filter(keeps);
      expect(answer.n, query).toBe(wanted.length);
      expect(answer.rows.map(({ text }) => text).sort(), query).toEqual(
        wanted.map(({ text }) => text).sort(),
      );
      const days = answer.rows.map(({ on }) => on ?? '');
      expect(days, query).toEqual(days.toSorted().toReversed());
      expect(answer.n_waiting).toBe(0);
    }
  });

  it('finds an issue by what rows state, and by what comments without one were found to be about', async () => {
    const { rows } = await ask('where=issue=Water&limit=1000');
    expect(new Set(rows.map(({ issue }) => issue))).toEqual(new Set(['Water']));
    const stated = rows.filter(({ issue_by }) => issue_by === 'stated').map(({ text }) => text);
    const wanted = first.filter(({ sort }) => sort === 'Water').map(({ text }) => text);
    expect(stated.sort()).toEqual(wanted.sort());
    const blank = await ask('where=issue=&limit=1000');
    expect(new Set(blank.rows.map(({ issue_by }) => issue_by))).toEqual(new Set([null]));
    const all = await ask('limit=1000');
    expect(all.rows.filter(({ issue_by }) => issue_by !== 'stated').length).toBe(
      first.filter(({ sort }) => sort === '').length,
    );
  });

  it('folds what says the same, with how often it was said', async () => {
    const { rows, n, n_wordings } = await ask('fold=true&where=district=North');
    const north = first.filter(({ place }) => place === 'North');
    expect([n, n_wordings]).toEqual([north.length, new Set(north.map(({ text }) => text)).size]);
    for (const row of rows) {
      const same = north
        .filter(({ text }) => text === row.text)
        .map(({ on }) => on)
        .sort();
      expect([row.n_said, row.first_on, row.last_on]).toEqual([same.length, same[0], same.at(-1)]);
    }
  });

  it('pages through everything once, whatever is imported meanwhile', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const answer: FeedbackAnswer = await ask(`limit=7${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...answer.rows.map(({ id }) => id));
      cursor = answer.next;
      pages += 1;
      // Newer rows, rows in between, and a new version of rows seen and unseen.
      if (pages === 3) await load('newer.csv', makeRows(20, 'N', 5));
      if (pages === 5) await load('between.csv', makeRows(10, 'M', 3));
      if (pages === 6)
        await load(
          'again.csv',
          first.slice(0, 40).map((row) => ({ ...row, text: `${row.text} (asked again)` })),
        );
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    const held = await server.barometer.read((session) =>
      session.rows<{ key: string }>(`SELECT key FROM case_version WHERE live AND key LIKE 'A%'`),
    );
    const keys = seen.map((id) => (JSON.parse(Buffer.from(id, 'base64url').toString()) as string[])[2]!);
    expect(keys.filter((key) => key.startsWith('A')).sort()).toEqual(held.map(({ key }) => key).sort());
    expect(held.length).toBe(first.length);
  });

  it('says the same in JSON, CSV and Arrow, and where the next page is', async () => {
    const answer = await ask('limit=13');
    const text = await (await api('/feedback?limit=13&format=csv')).text();
    const parsed = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
    const response = await api('/feedback?limit=13&format=arrow');
    const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
    expect(parsed.map(({ text: said, id }) => [id, said])).toEqual(
      answer.rows.map(({ id, text: said }) => [id, said]),
    );
    expect([...table].map((row) => (row?.toJSON() as { id: string }).id)).toEqual(
      answer.rows.map(({ id }) => id),
    );
    const next = /<(.+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? '';
    expect(new URL(next, server.url).searchParams.get('cursor')).toBe(answer.next);
  });

  it('refuses what cannot be asked, all at once', async () => {
    for (const [query, codes] of [
      ['limit=0', ['invalid_value']],
      ['cursor=xyz', ['invalid_cursor']],
      ['from=2026-05-01&to=2026-04-01', ['reversed_dates']],
      [
        'where=distrct=North&colour=red&sentiment=sad',
        ['invalid_value', 'unknown_dimension', 'unknown_parameter'],
      ],
    ] as const) {
      const refused = await api(`/feedback?${query}`);
      expect(refused.status, query).toBe(400);
      const { problems } = problemDocumentSchema.parse(await refused.json());
      expect([...new Set(problems.map(({ code }) => code))].sort(), query).toEqual(codes);
    }
  });

  it('is for staff, within their districts, and exports are written down', async () => {
    const { access } = server;
    await access.add(
      { name: 'boss', role: 'admin', password: 'correct horse battery', districts: null },
      'test',
    );
    await access.add(
      { name: 'li', role: 'viewer', password: 'correct horse battery', districts: ['North'] },
      'test',
    );
    const token = async (name: string): Promise<string> =>
      (await access.createToken(name, { label: 'test', role: 'viewer' }, 'test')).secret;
    const as = (secret: string, path: string): Promise<Response> =>
      fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${secret}` } });
    for (const path of [
      '/feedback',
      '/voices/terms?where=district=North',
      '/voices/reading',
      '/voices/corrections',
    ])
      expect((await api(path)).status, path).toBe(401);

    const li = await token('li');
    const own = feedbackAnswerSchema.parse(await (await as(li, '/feedback?limit=1000')).json());
    expect(new Set(own.rows.map(({ district }) => district))).toEqual(new Set(['North']));
    expect(own.n).toBe(own.rows.length);
    expect((await as(li, '/feedback?where=district=South')).status).toBe(403);
    expect((await as(li, '/voices/terms?where=district=South')).status).toBe(403);
    expect((await as(li, '/voices/terms?where=issue=Water&from=2026-03-01&to=2026-12-31')).status).toBe(200);
    expect((await as(li, '/voices/corrections')).status).toBe(403);

    await (await as(await token('boss'), '/feedback?format=csv')).text();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const deeds = await access.deeds(20, null);
    expect(
      deeds.filter(
        ({ who, action, object }) => who === 'boss' && action === 'export' && object === '/api/v1/feedback',
      ).length,
    ).toBe(1);
  });
});
