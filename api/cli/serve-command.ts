import type { Server } from 'node:http';
import pino from 'pino';
import { Problem } from '../../etl/model/problem.ts';
import { newSecret } from '../auth/secrets.ts';
import { startDigestScheduler } from '../digest/scheduler.ts';
import { createCommentReader } from '../jobs/comment-reader.ts';
import { ImportJobs } from '../jobs/import-jobs.ts';
import { createJobBook } from '../jobs/job-book.ts';
import { clock } from './clock.ts';
import { flag, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { announceOwner, dataDir, newId, openHere, withdrawOwner, type Opened } from './place.ts';
import { takeUpExamples } from './sample-actions.ts';
import { isUntouched, loadSampleCity } from './sample-city.ts';
import type { Settings } from './settings.ts';
import { startServer } from './start-server.ts';
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
  await takeUpExamples(opened.barometer, clock());
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
    const book = createJobBook(opened.barometer.warehouse, clock);
    await book.settle();
    const jobs = new ImportJobs(
      (path, choices, surrounding) => opened.barometer.import(path, choices, surrounding),
      book,
      newId,
      (error) => log.error({ err: error }, 'import failed'),
    );
    const server = await startServer(opened, { host, port, ownerSecret: secret, jobs, comments, log });
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
    // Health is told and questions are answered until nothing is under way that must be ended first.
    await jobs.stop(GRACE_MS);
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
