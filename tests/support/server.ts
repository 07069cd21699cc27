import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAccess, type Access } from '../../api/auth/access.ts';
import type { SingleSignOn } from '../../api/auth/single-sign-on.ts';
import { PATIENCE_MS } from '../../api/digest/channels/channel.ts';
import { createDigestDesk } from '../../api/digest/desk.ts';
import { createApp } from '../../api/http/app.ts';
import { listen, SERVER_LIMITS, type ServerLimits } from '../../api/http/listen.ts';
import type { Log } from '../../api/http/log.ts';
import { LEAST_SPEED, type LeastSpeed } from '../../api/http/refuse-slow-bodies.ts';
import { createCommentReader, type CommentReader } from '../../api/jobs/comment-reader.ts';
import { ImportJobs } from '../../api/jobs/import-jobs.ts';
import { createJobBook } from '../../api/jobs/job-book.ts';
import type { ImportProgress } from '../../api/contract/imports.ts';
import { ROOT } from './source-files.ts';
import { NOW, openTestWarehouse, type TestWarehouse } from './warehouse.ts';

/** The real server on a port of its own, over a warehouse of its own. */
export interface TestServer extends TestWarehouse {
  readonly url: string;
  readonly access: Access;
  readonly comments: CommentReader;
  /** What the server logged as its own fault. */
  readonly faults: string[];
  /** Uploads a file and waits for the end of its import. */
  upload(
    name: string,
    content: string | Uint8Array,
    fields?: readonly (readonly [string, string])[],
  ): Promise<ImportProgress>;
}

export interface TestServerOptions {
  readonly singleSignOn?: SingleSignOn;
  readonly trustsProxy?: boolean;
  readonly requestsPerMinute?: number;
  readonly port?: number;
  readonly querySeconds?: number;
  readonly leastSpeed?: LeastSpeed;
  readonly limits?: ServerLimits;
}

export const startTestServer = async (
  dashboardDir: string | null = null,
  now: () => Date = () => NOW,
  options: TestServerOptions = {},
): Promise<TestServer> => serveTest(await openTestWarehouse(), dashboardDir, now, options);

/** The real server over a warehouse that is there already; closing the server closes it. */
export const serveTest = async (
  test: TestWarehouse,
  dashboardDir: string | null = null,
  now: () => Date = () => NOW,
  options: TestServerOptions = {},
): Promise<TestServer> => {
  const faults: string[] = [];
  const log: Log = {
    info: () => undefined,
    error: (fields, message) => {
      const { err: error } = fields as { err?: unknown };
      faults.push(
        `${message}: ${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(fields)}`,
      );
    },
  };
  const jobs = new ImportJobs(
    (path, choices, surrounding) => test.barometer.import(path, choices, surrounding),
    createJobBook(test.barometer.warehouse, now),
    randomUUID,
    (error) => log.error({ err: error }, 'import failed'),
  );
  const comments = createCommentReader(test.barometer.warehouse, (error) =>
    log.error({ err: error }, 'reading comments failed'),
  );
  const access = createAccess(test.barometer.warehouse, now);
  const app = createApp({
    barometer: test.barometer,
    access,
    ownerSecret: null,
    now,
    singleSignOn: options.singleSignOn ?? null,
    trustsProxy: options.trustsProxy ?? false,
    requestsPerMinute: options.requestsPerMinute ?? 10_000_000,
    querySeconds: options.querySeconds ?? 60,
    leastSpeed: options.leastSpeed ?? LEAST_SPEED,
    jobs,
    comments,
    digests: createDigestDesk(
      test.barometer,
      [join(ROOT, 'samples', 'digests'), join(test.dir, 'digests', 'definitions')],
      {
        now,
        dataDir: test.dir,
        smtp: null,
        environment: {},
        patienceMs: PATIENCE_MS,
        step: () => undefined,
      },
    ),
    log,
    dashboardDir,
  });
  const server = await listen(app, '127.0.0.1', options.port ?? 0, options.limits ?? SERVER_LIMITS);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...test,
    access,
    comments,
    url,
    faults,
    upload: async (name, content, fields = []) => {
      const form = new FormData();
      for (const [field, value] of fields) form.append(field, value);
      form.append('file', new Blob([content as BlobPart]), name);
      const started = await fetch(`${url}/api/v1/imports`, { method: 'POST', body: form });
      const { events } = (await started.json()) as { events: string };
      const text = await (await fetch(`${url}${events}`)).text();
      const lines = text.split('\n').filter((line) => line.startsWith('data: '));
      return JSON.parse((lines.at(-1) ?? 'data: {}').slice(6)) as ImportProgress;
    },
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await comments.stop();
      await test.close();
    },
  };
};
