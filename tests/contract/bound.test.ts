import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBarometer } from '../../api/barometer.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { recordStatements, type Statement } from '../support/record-statements.ts';
import { serveTest, type TestServer } from '../support/server.ts';
import { NOW, openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $ref?: string;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly body: Schema | null;
  readonly form: Schema | null;
}

/** A word that nothing else says, inside what would end a text literal, a name, a comment. */
const MARK = 'zqx7marker';
const HOSTILE = [`${MARK}'; DROP TABLE account; --`, `"${MARK}" OR 1=1 --`, `${MARK}') UNION SELECT 1 --`];

let test: TestWarehouse;
let server: TestServer;
let operations: Operation[];
const seen: Statement[] = [];

beforeAll(async () => {
  test = await openTestWarehouse();
  const warehouse = recordStatements(test.barometer.warehouse, (statement) => seen.push(statement));
  server = await serveTest({ ...test, barometer: createBarometer(warehouse, () => NOW) });
  await server.upload('nyc.csv', plainNycExport(60));
  await server.comments.settled();
  // The engine's own log: it knows what it was asked, whoever asked.
  await test.barometer.read((session) => session.run(`CALL enable_logging('QueryLog', storage = 'memory')`));
  const document = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<
      string,
      Record<
        string,
        {
          parameters?: Operation['parameters'];
          requestBody?: { content: Record<string, { schema?: Schema }> };
        }
      >
    >;
  };
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => ({
      method,
      path,
      parameters: parameters ?? [],
      body: requestBody?.content['application/json']?.schema ?? null,
      form: requestBody?.content['multipart/form-data']?.schema ?? null,
    })),
  );
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await server.close();
});

/** A value that a schema takes, as far as that goes, with the hostile text wherever a text may stand. */
const hostileValue = (schema: Schema | undefined, text: string, depth = 0): unknown => {
  if (!schema || depth > 6) return text;
  if (schema.enum) return schema.enum[0];
  const one = schema.anyOf ?? schema.oneOf;
  if (one) return hostileValue(one[0], text, depth + 1);
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, each]) => [name, hostileValue(each, text, depth + 1)]),
    );
  if (schema.type === 'array') return [hostileValue(schema.items, text, depth + 1)];
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type === 'boolean') return true;
  if (schema.type === 'object') return { [text]: text };
  return text;
};

/** What makes a question whole, so that a hostile text beside it gets as far as the engine. */
const WHOLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  metrics: { metrics: 'volume' },
  metric: { metric: 'closed_share' },
  from: { from: '2025-03-01' },
  to: { to: '2025-04-30' },
  dimension: { dimension: 'district' },
};

const send = async (method: string, url: string, init: RequestInit = {}): Promise<void> => {
  const answer = await fetch(`${server.url}/api/v1${url}`, {
    method: method.toUpperCase(),
    redirect: 'manual',
    ...init,
  });
  await answer.body?.cancel();
  expect([method, url, answer.status >= 500]).toEqual([method, url, false]);
};

/** Every way to send a text with an operation: in each parameter alone with the others whole, and in every field. */
const attack = async (operation: Operation, text: string): Promise<void> => {
  const { method, path, parameters, body, form } = operation;
  if (path.startsWith('/session/sso') || path.endsWith('/events')) return;
  const query = parameters.filter((each) => each.in === 'query');
  const whole = Object.assign({}, ...query.map(({ name }) => WHOLE[name] ?? {})) as Record<string, string>;
  const paths = (value: string): string => path.replace(/\{\w+\}/g, encodeURIComponent(value));
  const place = path.startsWith('/dimensions') ? 'district' : text;
  for (const target of [...query.map(({ name }) => name), null]) {
    const values =
      target === 'where' ? [`district=${text}`, `issue=${text}`, text] : target === null ? [''] : [text];
    for (const value of values) {
      const search = new URLSearchParams(target === null ? whole : { ...whole, [target]: value });
      for (const from of new Set([paths(place), paths(text)])) {
        if (method === 'get' || method === 'delete') await send(method, `${from}?${search}`);
        if (body)
          await send(method, `${from}?${search}`, {
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(hostileValue(body, text)),
          });
      }
    }
  }
  for (const [name] of Object.entries(form?.properties ?? {})) {
    const data = new FormData();
    if (name !== 'file') data.append(name, name === 'set' ? `${text}=${text}` : text);
    data.append(
      'file',
      new Blob([plainNycExport(5).replace('Noise', text.replaceAll('"', ''))]),
      `${text}.csv`,
    );
    await send(method, paths(text), { body: data });
  }
};

it('never lets a text of a request become text of a statement, in any parameter of any operation', async () => {
  for (const text of HOSTILE) for (const operation of operations) await attack(operation, text);
  // Bodies that are whole but for one value.
  for (const text of HOSTILE) {
    const post = (path: string, body: object): Promise<void> =>
      send('post', path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    await post('/query', { metrics: ['volume'], where: { district: [text], issue: [text, null] } });
    await post('/query/batch', { queries: [{ metrics: ['volume'], where: { channel: [text] } }] });
    await post('/aliases', { dimension: 'district', aliases: [{ raw: text, value: text }] });
    await post('/session', { name: text, password: text });
  }
  await expect.poll(() => server.comments.progress().state).toBe('idle');

  const logged = await test.barometer.read((session) =>
    session.rows<{ message: string }>(`SELECT message FROM duckdb_logs_parsed('QueryLog')`),
  );
  expect(logged.length).toBeGreaterThan(500);
  const inText = [...logged.map(({ message }) => message), ...seen.map(({ sql }) => sql)].filter((sql) =>
    sql.toLowerCase().includes(MARK),
  );
  expect(inText).toEqual([]);
  // The texts did get as far as the engine: as values.
  const inValues = new Set(
    seen.filter(({ values }) => JSON.stringify(values).includes(MARK)).map(({ sql }) => sql),
  );
  expect(inValues.size).toBeGreaterThan(10);
  const tables = await test.barometer.read((session) =>
    session.rows(`SELECT * FROM duckdb_tables() WHERE table_name = 'account'`),
  );
  expect(tables).toHaveLength(1);
});

it('would notice one', async () => {
  await test.barometer.read((session) => session.rows(`SELECT '${MARK}' AS x`));
  const logged = await test.barometer.read((session) =>
    session.rows<{ message: string }>(`SELECT message FROM duckdb_logs_parsed('QueryLog')`),
  );
  expect(logged.some(({ message }) => message.includes(MARK))).toBe(true);
});
