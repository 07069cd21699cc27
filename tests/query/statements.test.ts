import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Ends a text, begins a statement, names a bound value, and is indented as the product's own statements are. */
const EVIL = "x');\n      DROP TABLE import; --$from";

describe('GET /query/sql', () => {
  let server: TestServer;
  const get = async (path: string): Promise<string> =>
    (await fetch(`${server.url}/api/v1/query/sql?${path}`)).text();
  beforeAll(async () => {
    server = await startTestServer();
    await server.upload('nyc.csv', plainNycExport(300));
  });
  afterAll(async () => {
    expect(server.faults).toEqual([]);
    await server.close();
  });

  it('gives statements that run as they stand, and count what the answer counts', async () => {
    const text = await get(`metrics=volume&by=district&where=district=QUEENS&from=2025-01-01&format=csv`);
    const statements = text
      .split(';\n')
      .map((each) => each.replace(/^--.*$/gm, '').trim())
      .filter((each) => each !== '');
    expect(statements.length).toBeGreaterThan(0);
    const counted: number[] = [];
    for (const statement of statements) {
      const rows = await server.barometer.read((session) => session.rows<Record<string, unknown>>(statement));
      for (const row of rows) if (row['d0'] === 'QUEENS') counted.push(Number(row['n_cases']));
    }
    const answer = await server.barometer.query({
      metrics: ['volume'],
      where: { district: ['QUEENS'] },
      from: '2025-01-01',
    });
    expect(counted).toContain(answer.rows[0]?.value);
  });

  it('writes values so that they stay values', async () => {
    const text = await get(
      `metrics=volume&by=district&where=district=QUEENS&where=${encodeURIComponent(`district=${EVIL}`)}`,
    );
    expect(text).toContain(`'x'');\n      DROP TABLE import; --$from'`);
    expect(text.match(/^-- /gm)?.length).toBe(2);
    const extracted = await server.barometer.read((session) =>
      session.rows<{ kinds: string }>(`SELECT json_serialize_sql($text::VARCHAR) AS kinds`, {
        text: text.replace(/^--.*$/gm, ''),
      }),
    );
    const { error, statements } = JSON.parse(extracted[0]?.kinds ?? '{}') as {
      error: boolean;
      statements: readonly unknown[];
    };
    expect(error).toBe(false);
    expect(statements.length).toBe(text.split(/;\n(?:\n|$)/).length - 1);
  });

  it('refuses what a query refuses', async () => {
    expect(await get('metrics=volum')).toContain('unknown_metric');
  });

  it('is closed to people who have not signed in, and keeps an account to its districts', async () => {
    await server.access.add({ name: 'boss', role: 'admin', password: 'correct horse battery' }, 'test');
    const anonymous = await fetch(`${server.url}/api/v1/query/sql?metrics=volume&audience=public`);
    expect(anonymous.status).toBe(401);
    expect(await anonymous.text()).not.toMatch(/select/i);
    await server.access.add(
      { name: 'queens', role: 'viewer', password: 'correct horse battery', districts: ['QUEENS'] },
      'test',
    );
    const { secret } = await server.access.createToken('queens', { label: 'x', role: 'viewer' }, 'test');
    const ask = (query: string): Promise<Response> =>
      fetch(`${server.url}/api/v1/query/sql?${query}`, { headers: { Authorization: `Bearer ${secret}` } });
    const own = await (await ask('metrics=volume&by=district')).text();
    expect(own).toContain(`'QUEENS'`);
    expect(own).not.toContain('BROOKLYN');
    expect((await ask('metrics=volume&where=district=BROOKLYN')).status).toBe(403);
  });
});
