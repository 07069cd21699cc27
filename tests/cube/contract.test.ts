import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Papa from 'papaparse';
import { problemDocumentSchema } from '../../api/contract/index.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { difference, readBlocks } from './read-blocks.ts';

const EXPORT = plainNycExport(400);
const PASSWORD = 'correct horse battery';

describe('GET /cube', () => {
  let server: TestServer;
  const get = (query: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/api/v1/cube?${query}`, { headers });
  const read = async (answer: Response) => readBlocks(new Uint8Array(await answer.arrayBuffer()));
  const codes = async (answer: Response, status: number) => {
    expect(answer.status).toBe(status);
    return problemDocumentSchema
      .parse(await answer.json())
      .problems.map(({ code, pointer }) => [code, pointer]);
  };

  beforeAll(async () => {
    server = await startTestServer();
    await server.upload('nyc.csv', EXPORT);
  });
  afterAll(async () => {
    expect(server.faults).toEqual([]);
    await server.close();
  });

  it('counts what the file has', async () => {
    const answer = await get('metrics=volume&by=district');
    expect(answer.headers.get('content-type')).toContain('application/vnd.apache.arrow.stream');
    const cube = await read(answer);
    const rows = Papa.parse<Record<string, string>>(EXPORT, { header: true, skipEmptyLines: true }).data;
    const months = rows.map((row) => {
      const [month = '', , year = ''] = (row['Created Date'] ?? '').split(/[/ ]/);
      return `${year}-${month}`;
    });
    const { bins } = cube.description;
    const half = bins[Math.floor(bins.length / 2)] ?? '';
    const expected = new Map<string, number>();
    rows.forEach((row, i) => {
      const key = JSON.stringify([row['Borough']]);
      if ((months[i] ?? '') >= half) expected.set(key, (expected.get(key) ?? 0) + 1);
    });
    expect(new Set(difference(cube, 'n_cases', bins.indexOf(half), bins.length - 1))).toEqual(
      new Set(expected),
    );
  });

  it('answers again from memory until something was imported', async () => {
    const first = await get('metrics=volume');
    const again = await get('metrics=volume', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('refuses with everything that is wrong', async () => {
    expect(await codes(await get('metrics=days_to_close,on_time_rate,volume'), 400)).toEqual([
      ['metric_not_in_cube', '/metrics/0'],
      ['metric_not_in_cube', '/metrics/1'],
    ]);
    expect(await codes(await get('metrics=volum&by=distric'), 400)).toEqual([
      ['unknown_metric', '/metrics/0'],
      ['unknown_dimension', '/by/0'],
    ]);
    expect(await codes(await get('metrics=volume&active=decade'), 400)).toEqual([
      ['unknown_active', '/active'],
    ]);
    expect(await codes(await get('metrics=volume&by=month'), 400)).toEqual([
      ['several_time_dimensions', '/by'],
      ['dimension_twice', '/by'],
    ]);
    expect(await codes(await get('metrics=volume&compare=previous&from=2025-01-01'), 400)).toEqual([
      ['cube_has_no_comparison', '/compare'],
    ]);
    expect(await codes(await get('metrics=volume&audience=public'), 400)).toEqual([
      ['cube_not_published', '/audience'],
    ]);
    expect(
      await codes(await get('metrics=volume&by=district,issue,channel,unit,community'), 400),
    ).toContainEqual(['too_many_dimensions', '/by']);
  });

  it('shows an account of one district that district, and names no other', async () => {
    await server.access.add({ name: 'root', role: 'admin', password: PASSWORD }, 'test');
    await server.access.add(
      { name: 'queens', role: 'viewer', districts: ['QUEENS'], password: PASSWORD },
      'test',
    );
    const signed = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'queens', password: PASSWORD }),
    });
    const cookie = { cookie: (signed.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
    const answer = await get('metrics=volume&by=district,issue', cookie);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(new Set(readBlocks(bytes).column('district'))).toEqual(new Set(['QUEENS']));
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('BROOKLYN');
    expect(await codes(await get('metrics=volume&where=district=BROOKLYN', cookie), 403)).toEqual([
      ['outside_scope', '/where/district'],
    ]);
    expect((await get('metrics=volume')).status).toBe(401);
  });
});
