import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES, type Example } from '../../api/http/docs-examples.ts';
import { renderDocs } from '../../api/http/docs-page.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';

const run = promisify(execFile);
const N = 60;
const IN_QUEENS = N / 5;
let server: TestServer;
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'barometer-docs-'));
  server = await startTestServer(null, () => new Date());
  await server.upload('nyc.csv', plainNycExport(N));
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true, force: true });
});

const isThere = async (program: string, ...words: string[]): Promise<boolean> =>
  run(program, words).then(
    () => true,
    () => false,
  );

const TEXT: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const unescape = (html: string): string =>
  html.replace(/&(?:#(\d+)|(\w+));/g, (_all, code?: string, name = '') =>
    code ? String.fromCharCode(Number(code)) : (TEXT[name as string] ?? ''),
  );

/** The text of an example as a reader sees it on the page. */
const shown = async (id: Example['id']): Promise<string> => {
  const title = EXAMPLES.find((each) => each.id === id)?.title ?? '';
  const page = unescape(await (await fetch(`${server.url}/docs`)).text());
  const [, after = ''] = page.split(`<h3>${title}</h3>`);
  return /<pre>([^]*?)<\/pre>/.exec(after)?.[1] ?? '';
};

const sumOf = (csv: string): number =>
  Papa.parse<Record<string, string>>(csv.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data.reduce((sum, row) => sum + Number(row['value']), 0);

describe('the documentation', () => {
  it('lists every operation of the document, without a script and from nowhere else', async () => {
    const page = await (await fetch(`${server.url}/docs`)).text();
    const { paths } = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    for (const [path, methods] of Object.entries(paths))
      for (const method of Object.keys(methods))
        expect(page).toContain(`id="${`${method}${path}`.replace(/\W+/g, '-')}"`);
    expect(page).not.toMatch(/<script|<link|src=|@import/i);
  });

  it('cannot be made to say what a document or an address smuggles in', () => {
    const nasty = '<img src=x onerror=alert(1)>';
    const page = renderDocs(
      { info: { title: nasty, description: nasty }, paths: { [`/${nasty}`]: { get: { summary: nasty } } } },
      `http://${nasty}`,
    );
    expect(page).not.toContain('<img');
  });
});

describe('the examples, as they are shown', () => {
  it('are all tried here', () => {
    expect(EXAMPLES.map(({ id }) => id).sort()).toEqual(
      ['curl', 'curl-token', 'duckdb', 'excel', 'pandas', 'python', 'r'].sort(),
    );
  });

  it('curl', async (context) => {
    if (!(await isThere('curl', '--version'))) return context.skip('there is no curl');
    const { stdout } = await run('bash', ['-c', await shown('curl')]);
    expect(sumOf(stdout)).toBe(N);
  });

  it('Python', async (context) => {
    if (!(await isThere('python3', '--version'))) return context.skip('there is no python3');
    const { stdout } = await run('python3', ['-c', await shown('python')]);
    expect(Number(stdout)).toBe(N);
  });

  it('pandas', async (context) => {
    if (!(await isThere('python3', '-c', 'import pandas'))) return context.skip('there is no pandas');
    const { stdout } = await run('python3', ['-c', await shown('pandas')]);
    expect(Number(stdout)).toBe(N);
  });

  it('R', async (context) => {
    if (!(await isThere('Rscript', '--version'))) return context.skip('there is no R');
    const { stdout } = await run('Rscript', ['-e', await shown('r')]);
    expect(Number(stdout)).toBe(N);
  });

  it('DuckDB: its own program, or else its engine from the package that the project has', async (context) => {
    if (!(await isThere('curl', '--version'))) return context.skip('there is no curl');
    const program = join(dir, 'duckdb');
    await symlink(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
    await writeFile(
      program,
      `#!/usr/bin/env node
const { DuckDBInstance } = require('@duckdb/node-api');
DuckDBInstance.create(':memory:').then(async (instance) => {
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(process.argv[process.argv.indexOf('-c') + 1]);
  for (const row of [reader.columnNames(), ...reader.getRows()]) console.log(row.join(','));
});
`,
      { mode: 0o755 },
    );
    const { stdout } = await run('bash', ['-c', await shown('duckdb')], {
      env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:${dir}` },
    });
    expect(stdout.trim().split(/\r?\n/)).toEqual([
      'district,value',
      `BROOKLYN,${N - IN_QUEENS}`,
      `QUEENS,${IN_QUEENS}`,
    ]);
  });

  it('Excel: the address gives a table that a spreadsheet opens', async () => {
    const address = await shown('excel');
    expect(address).toBe(`${server.url}/api/v1/query?metrics=volume&by=district,month&format=csv`);
    const answer = await fetch(address);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(sumOf(await answer.text())).toBe(N);
  });

  it('Excel and curl with a token, once there are accounts', async (context) => {
    await server.access.add({ name: 'li', role: 'viewer', password: 'correct horse battery' }, 'test');
    const { secret } = await server.access.createToken('li', { label: 'sheet' }, 'test');
    const address = `${server.url}/api/v1/query?metrics=volume&by=district,month&format=csv`;
    expect((await fetch(address)).status).not.toBe(200);
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${secret}` } });
    expect(sumOf(await answer.text())).toBe(N);
    if (!(await isThere('curl', '--version'))) return context.skip('there is no curl');
    const { stdout } = await run('bash', ['-c', await shown('curl-token')], {
      env: { ...process.env, TOKEN: secret },
    });
    expect(sumOf(stdout)).toBe(N);
  });
});
