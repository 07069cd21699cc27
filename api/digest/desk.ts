import { dirname } from 'node:path';
import { Problem, type ProblemDetail } from '../../etl/model/problem.ts';
import { channelOf } from './channels/index.ts';
import type { Ports } from './channels/channel.ts';
import { makeContent, type Content } from './content.ts';
import { createCourier } from './courier.ts';
import { nextRuns, readDefinition, writeDefinition, type Written } from './define.ts';
import { checkDigest, type Digest } from './definition.ts';
import { nextRun, periodOf } from './due-runs.ts';
import { readPaused, setPaused } from './ledger/cursor.ts';
import type { Delivery } from './ledger/delivery.ts';
import { inTurn } from './ledger/in-turn.ts';
import { createLedger } from './ledger/ledger.ts';
import type { LogEntry } from './ledger/log.ts';
import { findDigest, readDigests, readGoodDigests } from './read-digests.ts';
import type { Recipient } from './recipient.ts';
import { removeDefinition } from './remove.ts';
import { reviewSent } from './review.ts';
import { runDigest, type DigestRun } from './run.ts';
import { withSnapshot, type Readable } from './snapshot.ts';
import { lookAfterDigests } from './tick.ts';

/** A definition with what became of its schedule. */
export type ListedDigest = Digest & {
  /** Null: not scheduled, or paused. */
  readonly next_run: string | null;
  readonly is_paused: boolean;
  /** It came with the product, so it can be replaced but not deleted. */
  readonly is_shipped: boolean;
};

/** What one run came to, recipient by recipient. */
export interface RunReport {
  readonly digest: string;
  readonly period: string;
  readonly revision: number;
  /** False when everybody had been served, or was on the way, before. */
  readonly fresh: boolean;
  readonly deliveries: readonly Delivery[];
}

/** What a recipient would be sent; null is the digest whole. */
export interface Preview extends Content {
  readonly recipient: string | null;
}

/** A definition that was looked at. */
export interface Checked {
  readonly problems: readonly ProblemDetail[];
  readonly next_runs: readonly string[];
}

const RUNS_SHOWN = 5;

/** What can be done with digests. Every method throws a Problem when there is no digest of that name. */
export interface DigestDesk {
  list(): Promise<ListedDigest[]>;
  /** Makes what every recipient would be sent, and sends nothing. */
  preview(name: string, instant: Date, recipient?: string): Promise<Preview[]>;
  /** Writes what every recipient would be sent into a folder, and sends nothing. */
  write(name: string, instant: Date, out: string): Promise<DigestRun[]>;
  /** Serves every recipient for the period of an instant, each once, however often it is asked for. */
  run(name: string, instant: Date): Promise<RunReport>;
  deliveries(name: string, limit?: number): Promise<Delivery[]>;
  log(name: string, limit?: number): Promise<LogEntry[]>;
  setPaused(name: string, isPaused: boolean): Promise<void>;
  /** Sends a period again as a numbered correction. @throws Problem when it was never run. */
  resend(name: string, period: string): Promise<RunReport>;
  /** Sends what a recipient would be sent now, outside the books. Resolves to what the other side said. */
  testSend(name: string, recipient: string, id: string): Promise<string>;
  definition(name: string): Promise<Written>;
  /** What is wrong with a definition, and when it would run next. Nothing is saved. */
  check(definition: unknown): Checked;
  /** Saves a definition; it is used from now on. @throws Problem with everything that is wrong with it. */
  define(name: string, definition: unknown): Promise<Digest>;
  /** Takes a definition away; what was sent stays in the books. @throws Problem when it came with the product. */
  remove(name: string): Promise<void>;
  /** One look at all schedules and unfinished deliveries. */
  tick(onFailure: (error: unknown) => void): Promise<void>;
}

const refuse = (code: string, detail: string, value: string, wayOut: string): Problem =>
  new Problem('The digest cannot be sent', [{ code, detail, value, way_out: wayOut }], 404);

const pick = (digest: Digest, name: string): Recipient => {
  const recipient = digest.recipients.find((each) => each.name === name);
  if (recipient) return recipient;
  const names = digest.recipients.map((each) => each.name).join(', ');
  throw refuse(
    'unknown_recipient',
    `No recipient of ${digest.name} is called "${name}".`,
    name,
    names ? `Recipients: ${names}.` : 'The digest names nobody.',
  );
};

const mistakesIn = (definition: unknown): readonly ProblemDetail[] => {
  try {
    checkDigest('digest', definition);
    return [];
  } catch (error) {
    if (error instanceof Problem) return error.problems;
    throw error;
  }
};

/**
 * @param folders definitions, the shipped ones first.
 * @param ports how the world is reached; files go to `<dataDir>/digests` where a digest says nothing else.
 */
export const createDigestDesk = (
  barometer: Readable,
  folders: readonly string[],
  ports: Ports,
): DigestDesk => {
  const { warehouse } = barometer;
  const { now } = ports;
  const ledger = createLedger(warehouse, now);
  const courier = createCourier(barometer, ledger, ports);
  const find = async (name: string): Promise<Digest> => findDigest(await readDigests(folders), name);

  const report = async (
    digest: Digest,
    period: string,
    revision: number,
    fresh: boolean,
  ): Promise<RunReport> => {
    await courier.work([digest], { digest: digest.name, period });
    const all = await ledger.deliveries({ digest: digest.name, period });
    const deliveries = all.filter((each) => each.revision === revision);
    return { digest: digest.name, period, revision, fresh, deliveries };
  };

  const make = (digest: Digest, period: string, recipient: Recipient | null): Promise<Content> =>
    withSnapshot(barometer, (ask) =>
      makeContent(ask, digest, { period, revision: 0, recipient, origin: ports.origin }),
    );

  return {
    list: async () => {
      const paused = await barometer.read(readPaused);
      const { digests, paths, problem } = await readGoodDigests(folders);
      if (problem) throw problem;
      return digests.map((digest) => {
        const isPaused = digest.paused || paused.has(digest.name);
        const isShipped = dirname(paths.get(digest.name) ?? '') !== folders.at(-1);
        const next = digest.schedule && !isPaused ? nextRun(digest.schedule, now()) : null;
        return {
          ...digest,
          is_paused: isPaused,
          next_run: next?.toISOString() ?? null,
          is_shipped: isShipped,
        };
      });
    },
    preview: async (name, instant, only) => {
      const digest = await find(name);
      const period = periodOf(digest.schedule, instant);
      const wanted = only === undefined ? digest.recipients : [pick(digest, only)];
      const previews: Preview[] = [];
      for (const recipient of wanted.length === 0 ? [null] : wanted)
        previews.push({ recipient: recipient?.name ?? null, ...(await make(digest, period, recipient)) });
      return previews;
    },
    write: async (name, instant, out) => {
      const digest = await find(name);
      const written: DigestRun[] = [];
      for (const recipient of digest.recipients.length === 0 ? [null] : digest.recipients)
        written.push(await runDigest(barometer, digest, instant, out, recipient, ports.origin));
      return written;
    },
    run: async (name, instant) => {
      const digest = await find(name);
      const period = periodOf(digest.schedule, instant);
      const added = await courier.plan(digest, { at: instant, period });
      return report(digest, period, 0, added > 0);
    },
    deliveries: async (name, limit = 1000) => ledger.deliveries({ digest: (await find(name)).name, limit }),
    log: async (name, limit = 1000) => ledger.log((await find(name)).name, limit),
    setPaused: async (name, isPaused) => {
      await find(name);
      await inTurn(warehouse, (session) => setPaused(session, name, isPaused, now()));
      await ledger.note({ digest: name, period: '', event: isPaused ? 'paused' : 'resumed', because: null });
    },
    resend: async (name, period) => {
      const digest = await find(name);
      await reviewSent(barometer, now(), { digest: name });
      const held = await ledger.deliveries({ digest: name, period });
      if (held.length === 0)
        throw refuse(
          'unknown_period',
          `${name} was never run for "${period}".`,
          period,
          `barometer digest log ${name} lists the periods.`,
        );
      const revision = Math.max(...held.map((each) => each.revision)) + 1;
      const added = await courier.plan(digest, { at: now(), period }, revision);
      return report(digest, period, revision, added > 0);
    },
    testSend: async (name, recipientName, id) => {
      const digest = await find(name);
      const recipient = pick(digest, recipientName);
      const period = `${periodOf(digest.schedule, now())}-test-${id.slice(0, 8)}`;
      const { files, manifest } = await make(digest, period, recipient);
      const identity = { digest: name, period, recipient: recipientName, revision: 0 };
      const parcel = { ...identity, key: id, files };
      const channel = channelOf(recipient);
      const packed = await channel.pack(recipient, manifest, parcel, ports);
      const receipt = await channel.deliver(recipient, { ...parcel, files: packed }, ports);
      await ledger.note({ ...identity, event: 'tested', because: receipt });
      return receipt;
    },
    definition: (name) => readDefinition(folders, name),
    check: (definition) => ({
      problems: mistakesIn(definition),
      next_runs: nextRuns(definition, now(), RUNS_SHOWN).map((at) => at.toISOString()),
    }),
    define: (name, definition) => writeDefinition(folders, name, definition),
    remove: async (name) => {
      await removeDefinition(folders, name);
      await ledger.note({ digest: name, period: '', event: 'deleted', because: null });
    },
    tick: async (onFailure) => {
      const { digests, problem } = await readGoodDigests(folders);
      if (problem) onFailure(problem);
      await lookAfterDigests(barometer, courier, ledger, digests, now(), onFailure);
    },
  };
};
