import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES, renderDocs } from '../../api/http/docs-page.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const run = promisify(execFile);
const N = 60;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.upload('nyc.csv', plainNycExport(N));
});
afterAll(() => server.close());

const isThere = async (program: string, ...words: string[]): Promise<boolean> =>
  run(program, words).then(
    () => true,
    () => false,
  );
const example = (start: string): string => {
  const found = EXAMPLES.find(({ title }) => title.startsWith(start));
  if (!found) throw new Error(`no example begins with ${start}`);
  return found.code(server.url);
};

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

  it('has examples that work: curl', async (context) => {
    if (!(await isThere('curl', '--version'))) return context.skip();
    const { stdout } = await run('bash', ['-c', example('curl').replace('satisfaction_rate', 'volume')]);
    expect(stdout.trim().split('\r\n')).toHaveLength(3);
  });

  it('has examples that work: Python', async (context) => {
    if (!(await isThere('python3', '--version'))) return context.skip();
    const { stdout } = await run('python3', ['-c', example('Python alone')]);
    expect(Number(stdout)).toBe(N);
  });

  it('has examples that work: R', async (context) => {
    if (!(await isThere('Rscript', '--version'))) return context.skip();
    const { stdout } = await run('Rscript', ['-e', `${example('R')}; cat(sum(table$value))`]);
    expect(Number(stdout)).toBe(N);
  });
});
