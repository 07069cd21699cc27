import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Problem } from '../../etl/model/problem.ts';
import type { DigestHistory, PreviewEntry, RunReportEntry } from '../contract/digests.ts';
import type { DigestDesk, ListedDigest } from '../digest/desk.ts';
import type { DigestManifest } from '../digest/manifest.ts';
import { folderTaken, readManifest, type DigestRun } from '../digest/run.ts';
import { deliveryToWire, previewFiles, previewToWire, reportToWire } from '../digest/wire.ts';
import { writeFolder } from '../digest/write-folder.ts';
import { clock } from './clock.ts';
import { flag, need, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import {
  allServed,
  historyText,
  previewJson,
  previewText,
  reportJson,
  reportText,
  writtenJson,
  writtenText,
} from './digest-output.ts';
import { dataDir, withWarehouse, type Owner } from './place.ts';
import { printResult } from './print-result.ts';
import { ask, sendJson } from './remote.ts';
import { renderTable, type Terminal } from './terminal.ts';
import { unknownAction } from './unknown-action.ts';

const instantOf = (args: Arguments): Date => {
  const given = text(args, 'for');
  const instant = given === undefined ? clock() : new Date(given);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new Problem('The digest cannot be run', [
    {
      code: 'invalid_instant',
      detail: `"${given}" is no instant.`,
      value: given ?? '',
      way_out: 'Write 2026-11-02 or 2026-11-02T07:00:00+08:00.',
    },
  ]);
};

const needOption = (args: Arguments, name: string, example: string): string => {
  const given = text(args, name);
  if (given !== undefined) return given;
  throw new Problem('The command is incomplete', [
    { code: 'missing_argument', detail: `--${name} is missing.`, way_out: `Add --${name} ${example}.` },
  ]);
};

/** Does it here, or has the server that owns the data do it. */
const either = <T>(
  args: Arguments,
  local: (desk: DigestDesk) => Promise<T>,
  remote: (owner: Owner) => Promise<T>,
): Promise<T> => withWarehouse(dataDir(args), ({ digests }) => local(digests), remote);

const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T;

const pathOf = (name: string, what: string): string => `/digests/${encodeURIComponent(name)}/${what}`;

const previewsOf = (args: Arguments, name: string): Promise<PreviewEntry[]> => {
  const instant = instantOf(args);
  const recipient = text(args, 'recipient');
  return either(
    args,
    async (desk) => (await desk.preview(name, instant, recipient)).map(previewToWire),
    async (owner) => {
      const query = new URLSearchParams({ for: instant.toISOString(), ...(recipient ? { recipient } : {}) });
      const { previews } = await json<{ previews: PreviewEntry[] }>(
        ask(owner, `${pathOf(name, 'preview')}?${query.toString()}`),
      );
      return previews;
    },
  );
};

/** The files come over the wire and are written here, because the server may not reach the folder. */
const writeRemote = async (previews: readonly PreviewEntry[], out: string): Promise<DigestRun[]> => {
  const runs: DigestRun[] = [];
  for (const preview of previews) {
    const { digest, period } = preview.manifest;
    const folder = join(out, digest, period, ...(preview.recipient ? [preview.recipient] : []));
    const held = await readManifest(folder);
    if (!held && (await writeFolder(folder, previewFiles(preview))) === 'taken') throw folderTaken(folder);
    const manifest = held ?? (preview.manifest as unknown as DigestManifest);
    runs.push({ folder, fresh: !held, manifest });
  }
  return runs;
};

const write = async (args: Arguments, terminal: Terminal, name: string, out: string): Promise<number> => {
  const runs = await either(
    args,
    (desk) => desk.write(name, instantOf(args), out),
    async () => writeRemote(await previewsOf(args, name), out),
  );
  return printResult(terminal, flag(args, 'json'), writtenJson(runs), () => writtenText(runs));
};

const printReport = (args: Arguments, terminal: Terminal, report: RunReportEntry): number => {
  printResult(terminal, flag(args, 'json'), reportJson(report), () => reportText(report));
  return allServed(report) ? 0 : 2;
};

const run = async (args: Arguments, terminal: Terminal): Promise<number> => {
  const name = need(args, 1, 'The name of the digest');
  const out = text(args, 'out');
  if (out !== undefined) return write(args, terminal, name, out);
  const instant = instantOf(args);
  const report = await either(
    args,
    async (desk) => reportToWire(await desk.run(name, instant)),
    (owner) =>
      json<RunReportEntry>(sendJson(owner, pathOf(name, 'runs'), 'POST', { for: instant.toISOString() })),
  );
  return printReport(args, terminal, report);
};

const list = async (args: Arguments, terminal: Terminal): Promise<number> => {
  const digests = await either(
    args,
    (desk) => desk.list(),
    async (owner) => (await json<{ digests: ListedDigest[] }>(ask(owner, '/digests'))).digests,
  );
  return printResult(terminal, flag(args, 'json'), digests, () =>
    renderTable(
      ['digest', 'title', 'tables', 'recipients', 'schedule', 'next'],
      digests.map((digest) => [
        digest.name,
        digest.title.en,
        String(digest.tables.length),
        digest.recipients.length === 0 ? 'folder' : String(digest.recipients.length),
        digest.schedule ? `${digest.schedule.cron} ${digest.schedule.zone}` : '–',
        digest.is_paused ? 'paused' : (digest.next_run ?? '–'),
      ]),
    ),
  );
};

const preview = async (args: Arguments, terminal: Terminal): Promise<number> => {
  const previews = await previewsOf(args, need(args, 1, 'The name of the digest'));
  return printResult(terminal, flag(args, 'json'), previewJson(previews), () => previewText(previews));
};

const log = async (args: Arguments, terminal: Terminal): Promise<number> => {
  const name = need(args, 1, 'The name of the digest');
  const history = await either(
    args,
    async (desk): Promise<DigestHistory> => ({
      deliveries: (await desk.deliveries(name)).map(deliveryToWire),
      log: await desk.log(name),
    }),
    (owner) => json<DigestHistory>(ask(owner, pathOf(name, 'runs'))),
  );
  return printResult(terminal, flag(args, 'json'), history, () => historyText(history));
};

const setPaused =
  (paused: boolean) =>
  async (args: Arguments, terminal: Terminal): Promise<number> => {
    const name = need(args, 1, 'The name of the digest');
    await either(
      args,
      (desk) => desk.setPaused(name, paused),
      async (owner) => void (await sendJson(owner, pathOf(name, 'paused'), 'PUT', { paused })),
    );
    return printResult(terminal, flag(args, 'json'), { digest: name, paused }, () =>
      paused ? `${name} is paused.\n` : `${name} runs again.\n`,
    );
  };

const resend = async (args: Arguments, terminal: Terminal): Promise<number> => {
  const name = need(args, 1, 'The name of the digest');
  const period = needOption(args, 'period', '2026-11-02');
  const report = await either(
    args,
    async (desk) => reportToWire(await desk.resend(name, period)),
    (owner) => json<RunReportEntry>(sendJson(owner, pathOf(name, 'resends'), 'POST', { period })),
  );
  return printReport(args, terminal, report);
};

const testSend = async (args: Arguments, terminal: Terminal): Promise<number> => {
  const name = need(args, 1, 'The name of the digest');
  const recipient = needOption(args, 'recipient', 'NAME');
  const sent = await either(
    args,
    async (desk) => ({ receipt: await desk.testSend(name, recipient, randomUUID()) }),
    (owner) => json<{ receipt: string }>(sendJson(owner, pathOf(name, 'tests'), 'POST', { recipient })),
  );
  return printResult(terminal, flag(args, 'json'), sent, () => `${recipient}: ${sent.receipt}\n`);
};

const ACTIONS: Readonly<Record<string, Command['run']>> = {
  list,
  preview,
  run,
  log,
  pause: setPaused(true),
  resume: setPaused(false),
  resend,
  'test-send': testSend,
};

export const digestCommand: Command = {
  name: 'digest',
  usage:
    'digest list | preview NAME | run NAME [--for INSTANT] [--out DIR] | log NAME | pause NAME | resume NAME | resend NAME --period P | test-send NAME --recipient R',
  summary: 'send digests, or write them as CSV files with a manifest',
  options: {
    for: { type: 'string' },
    out: { type: 'string' },
    period: { type: 'string' },
    recipient: { type: 'string' },
  },
  async run(args, terminal) {
    const action = need(args, 0, 'What to do (list, preview, run, log, pause, resume, resend or test-send)');
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!act) throw unknownAction(action, Object.keys(ACTIONS));
    return act(args, terminal);
  },
};
