import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { readSourceFiles, ROOT } from '../support/source-files.ts';

/** GeoJSON is nobody's contract but its own. */
const NOT_OURS = ['Boundaries'];

interface Call {
  readonly file: string;
  /** What the page believes it is answered. */
  readonly type: string;
  readonly text: string;
}

const calls: readonly Call[] = readSourceFiles(['dashboard']).flatMap(({ path }) => {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(/\b(?:readJson|postForm|sendJson)<((?:[^<>]|<[^<>]*>)+)>\(/g)].map(
    ([, type = '']) => ({
      file: path,
      type,
      text,
    }),
  );
});

const contractImports = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/import type \{([^}]*)\} from '[./]*api\/contract\/[\w-]+\.ts'/g)].flatMap(
      ([, names = '']) => names.split(',').map((name) => name.trim()),
    ),
  );

describe('what the page believes of the API', () => {
  it('is said by the wire contract, wherever it reads an answer', () => {
    expect(calls.length).toBeGreaterThan(12);
    const own = calls.flatMap(({ file, type, text }) => {
      const known = contractImports(text);
      const names = [...type.matchAll(/\b[A-Z]\w+/g)].map(([name]) => name);
      return names
        .filter((name) => !known.has(name) && !NOT_OURS.includes(name))
        .map((name) => `${file}: ${name}`);
    });
    expect(own).toEqual([]);
  });
});

type Json = Readonly<Record<string, unknown>>;
interface Documented {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Json }>> }>
  >;
}

describe('what the API answers', () => {
  let server: TestServer;
  let paths: Record<string, Record<string, Documented>>;
  let components: Json;
  beforeAll(async () => {
    server = await startTestServer();
    await server.upload('nyc.csv', plainNycExport(300));
    await server.comments.settled();
    const put = await fetch(`${server.url}/api/v1/sources/desk`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ import: 1 }),
    });
    expect(put.status).toBe(200);
    const document = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
      paths: typeof paths;
      components?: Json;
    };
    paths = document.paths;
    components = document.components ?? {};
  });
  afterAll(() => server.close());

  const ASKED: Readonly<Record<string, string>> = {
    '/query': 'metrics=volume,closed_share&by=district,month&control=true',
    '/why': 'metric=closed_share&from=2025-04-01&to=2025-04-30',
    '/compare': 'metric=closed_share',
    '/drivers': '',
    '/dimensions/{dimension}': '',
  };

  it('has the shape that its document gives, at every address that only reads', async () => {
    const checked: string[] = [];
    for (const [path, { get }] of Object.entries(paths)) {
      const schema = get?.responses['200']?.content?.['application/json']?.schema;
      if (!get || !schema) continue;
      const url = path
        .replace('{dimension}', 'district')
        .replace('{id}', '1')
        .replace('{name}', path.startsWith('/sources') ? 'desk' : 'monday');
      const answer = await fetch(`${server.url}/api/v1${url}?${ASKED[path] ?? ''}`);
      if (answer.status !== 200) continue;
      const read = z.fromJSONSchema({ ...schema, components } as Parameters<typeof z.fromJSONSchema>[0]);
      const parsed = read.safeParse(await answer.json());
      expect([path, parsed.success ? null : z.prettifyError(parsed.error)]).toEqual([path, null]);
      checked.push(path);
    }
    expect(checked).toEqual(
      expect.arrayContaining([
        '/query', '/metrics', '/summary', '/dimensions/{dimension}', '/imports', '/imports/{id}', '/sources', '/digests', '/session', '/feedback',
      ]), // prettier-ignore
    );
  });
});
