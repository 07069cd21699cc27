import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import pino from 'pino';
import { Problem } from '../../etl/model/problem.ts';
import { createSingleSignOn, type SingleSignOn } from '../auth/single-sign-on.ts';
import { newSecret } from '../auth/secrets.ts';
import { startDigestScheduler } from '../digest/scheduler.ts';
import { createApp } from '../http/app.ts';
import { createCommentReader, type CommentReader } from '../jobs/comment-reader.ts';
import { ImportJobs } from '../jobs/import-jobs.ts';
import { clock } from './clock.ts';
import { flag, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { announceOwner, dataDir, newId, openHere, ROOT, withdrawOwner, type Opened } from './place.ts';
import { isUntouched, loadSampleCity } from './sample-city.ts';
import type { Settings } from './settings.ts';
import type { Terminal } from './terminal.ts';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const GRACE_MS = 10_000;

const checkHost = async (host: string, { access }: Opened): Promise<void> => {
  if (LOOPBACK.includes(host) || (await access.hasAccounts())) return;
  throw new Problem('The server will not start there', [
    {
      code: 'host_needs_users',
      detail: `Without users the server listens on this machine only, not on ${host}.`,
      pointer: '/host',
      value: host,
      way_out: 'Add a user first (barometer user add NAME --role admin), or use --host 127.0.0.1.',
    },
  ]);
};

const readPort = (args: Arguments, settings: Settings): number => {
  const given = text(args, 'port') ?? String(settings.port ?? 4321);
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Problem('The server cannot start', [
    {
      code: 'invalid_port',
      detail: `"${given}" is no port.`,
      pointer: '/port',
      value: given,
      way_out: 'Use a number from 0 to 65535.',
    },
  ]);
};

const signOnOf = (settings: Settings): SingleSignOn | null => {
  const {
    oidc_issuer: issuer,
    oidc_client_id: clientId,
    oidc_client_secret: clientSecret,
    public_url: publicUrl,
  } = settings;
  if (!issuer || !clientId || !clientSecret || !publicUrl) return null;
  const roleClaim = settings.oidc_role_claim ?? 'barometer_role';
  return createSingleSignOn({ issuer, clientId, clientSecret, publicUrl, roleClaim }, clock);
};

const listen = (
  opened: Opened,
  host: string,
  port: number,
  ownerSecret: string,
  comments: CommentReader,
  log: pino.Logger,
): Promise<Server> => {
  const { barometer, settings } = opened;
  const jobs = new ImportJobs(
    (path, choices, onState, signal) => barometer.import(path, choices, { onState, signal }),
    newId,
    (error) => log.error({ err: error }, 'import failed'),
  );
  const dashboardDir = join(ROOT, 'dist', 'dashboard');
  const app = createApp({
    barometer,
    access: opened.access,
    ownerSecret,
    now: clock,
    singleSignOn: signOnOf(settings),
    trustsProxy: settings.trust_proxy ?? false,
    requestsPerMinute: settings.requests_per_minute ?? 1200,
    jobs,
    comments,
    digests: opened.digests,
    log,
    dashboardDir: existsSync(dashboardDir) ? dashboardDir : null,
  });
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error) => {
      if (error) reject(portProblem(error, host, port));
      else resolve(server);
    });
  });
};

const portProblem = (error: NodeJS.ErrnoException, host: string, port: number): Error =>
  error.code === 'EADDRINUSE' || error.code === 'EACCES'
    ? new Problem('The server cannot start', [
        {
          code: 'port_taken',
          detail: `Port ${port} on ${host} is taken or not allowed.`,
          pointer: '/port',
          value: String(port),
          way_out: 'Choose another with --port.',
        },
      ])
    : error;

/** The address at which commands on this machine find the server. */
const reachable = (host: string, port: number): string =>
  host === '::1'
    ? `http://[::1]:${port}`
    : `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;

/** Resolves when the process is asked to stop. */
const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });

const loadSample = async (opened: Opened, terminal: Terminal): Promise<void> => {
  terminal.err('Loading the sample city (synthetic) …\n');
  const reports = await loadSampleCity(opened.barometer, (file) => terminal.err(`  ${file}\n`));
  const rows = reports.reduce((sum, report) => sum + report.rows.new, 0);
  terminal.err(`  ${rows.toLocaleString('en')} rows\n`);
};

/** Opens the warehouse, serves it, and closes it again when asked to stop. */
const serve = async (args: Arguments, terminal: Terminal, withSample: boolean): Promise<number> => {
  const dir = dataDir(args);
  const opened = await openHere(dir);
  try {
    const host = text(args, 'host') ?? opened.settings.host ?? '127.0.0.1';
    const port = readPort(args, opened.settings);
    await checkHost(host, opened);
    if (withSample && (await isUntouched(opened.barometer))) await loadSample(opened, terminal);
    const secret = newSecret();
    const log = pino({ level: opened.settings.log_level ?? 'warn' }, pino.destination(2));
    const comments = createCommentReader(opened.barometer.warehouse, (error) =>
      log.error({ err: error }, 'reading comments failed'),
    );
    const server = await listen(opened, host, port, secret, comments, log);
    comments.wake();
    const address = server.address();
    const bound = typeof address === 'object' && address ? address.port : port;
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
    await announceOwner(dir, { url: reachable(host, bound), pid: process.pid, secret });
    terminal.out(flag(args, 'json') ? `${JSON.stringify({ url })}\n` : `Feedback barometer: ${url}\n`);
    const digests = startDigestScheduler(opened.digests, (error) =>
      terminal.err(`Digests: ${String(error)}\n`),
    );
    await untilStopped();
    terminal.err('Stopping …\n');
    await digests.stop();
    await comments.stop();
    await closeServer(server);
    return 0;
  } finally {
    await withdrawOwner(dir);
    await opened.close();
  }
};

const OPTIONS: Command['options'] = { host: { type: 'string' }, port: { type: 'string' } };

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--host 127.0.0.1] [--port 4321]',
  summary: 'serve the API and the dashboard',
  options: OPTIONS,
  run: (args, terminal) => serve(args, terminal, false),
};

export const demoCommand: Command = {
  name: 'demo',
  usage: 'demo [--port 4321]',
  summary: 'serve, with the sample city when nothing was imported yet',
  options: OPTIONS,
  run: (args, terminal) => serve(args, terminal, true),
};

export const startCommand: Command = {
  name: 'start',
  usage: 'start [--port 4321]',
  summary: 'build the dashboard if it is missing, then as demo',
  options: OPTIONS,
  async run(args, terminal) {
    const { buildDashboard } = await import('./build-dashboard.ts');
    await buildDashboard(terminal);
    return serve(args, terminal, true);
  },
};
