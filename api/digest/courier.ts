import { Problem } from '../../etl/model/problem.ts';
import { channelOf } from './channels/index.ts';
import { Undeliverable, type Ports } from './channels/channel.ts';
import { reasonToSkip } from './condition.ts';
import { makeContent, type Ask } from './content.ts';
import type { Digest } from './definition.ts';
import type { DueRun } from './due-runs.ts';
import { inParallel } from './in-parallel.ts';
import { nextAttempt } from './ledger/backoff.ts';
import type { Delivery, DeliveryState, Wanted } from './ledger/delivery.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Recipient } from './recipient.ts';
import { withSnapshot, type Readable } from './snapshot.ts';

/** Plans deliveries and sees them through, from wherever they were left. */
export interface Courier {
  /** Enters a run for its recipients (the folder of digests when there are none). Resolves to how many are new. */
  plan(digest: Digest, due: DueRun, revision?: number, recipients?: readonly Recipient[]): Promise<number>;
  /** Takes every unfinished delivery as far as it goes: makes its bytes, sends them, notes what came of it. */
  work(digests: readonly Digest[], wanted?: Pick<Wanted, 'digest' | 'period'>): Promise<void>;
}

const AT_ONCE = 4;
const UNFINISHED: readonly DeliveryState[] = ['rendered', 'sending', 'failed'];

/** The name in the ledger of the folder that is used when a digest names nobody. */
export const NOBODY = 'folder';

const isHopeless = (error: unknown): error is Error =>
  error instanceof Problem || error instanceof Undeliverable;

const wordsOf = (error: unknown): string =>
  error instanceof Problem
    ? error.problems.map(({ detail, way_out: wayOut }) => `${detail} ${wayOut ?? ''}`.trim()).join(' ')
    : error instanceof Error
      ? [error.message, error.cause instanceof Error ? error.cause.message : ''].filter(Boolean).join(': ')
      : String(error);

export const createCourier = (barometer: Readable, ledger: Ledger, ports: Ports): Courier => {
  const { step, now } = ports;

  const render = async (ask: Ask, digest: Digest, delivery: Delivery): Promise<void> => {
    const { key, period, revision, destination } = delivery;
    try {
      const occasion = { period, revision, recipient: destination };
      const content = await makeContent(ask, digest, occasion);
      const skip = revision === 0 ? await reasonToSkip(ask, digest, occasion, content) : null;
      step('made');
      if (skip !== null) return await ledger.settle(delivery, 'skipped', { because: skip });
      const parcel = { ...delivery, key, files: content.files };
      const held = await channelOf(destination).pack(destination, content.manifest, parcel, ports);
      step('packed');
      await ledger.hold(delivery, held, content.manifest);
      step('held');
    } catch (error) {
      if (!isHopeless(error)) throw error;
      await ledger.settle(delivery, 'dead', { because: wordsOf(error) });
    }
  };

  const renderAll = async (
    digests: readonly Digest[],
    wanted: Pick<Wanted, 'digest' | 'period'>,
  ): Promise<void> => {
    const planned = await ledger.deliveries({ ...wanted, states: ['planned'] });
    if (planned.length === 0) return;
    await withSnapshot(barometer, async (ask) => {
      for (const delivery of planned) {
        const digest = digests.find(({ name }) => name === delivery.digest);
        if (digest) await render(ask, digest, delivery);
        else await ledger.settle(delivery, 'dead', { because: 'its definition is gone or cannot be used' });
      }
    });
  };

  const send = async (delivery: Delivery): Promise<void> => {
    if (!(await ledger.claim(delivery))) return;
    try {
      step('claimed');
      const parcel = { ...delivery, files: await ledger.files(delivery.key) };
      const { destination } = delivery;
      const receipt = await channelOf(destination).deliver(destination, parcel, ports);
      step('delivered');
      await ledger.settle(delivery, 'sent', { receipt });
      step('recorded');
    } catch (error) {
      const nextAt = isHopeless(error) ? null : nextAttempt(delivery.attempts + 1, now());
      await ledger.settle(delivery, nextAt ? 'failed' : 'dead', {
        because: wordsOf(error),
        ...(nextAt ? { nextAt } : {}),
      });
    } finally {
      ledger.release(delivery);
    }
  };

  return {
    plan: async (digest, { at, period }, revision = 0, recipients = digest.recipients) => {
      const destinations = digest.recipients.length === 0 ? [null] : recipients;
      const added = await ledger.plan(
        destinations.map((destination) => ({
          digest: digest.name,
          period,
          recipient: destination?.name ?? NOBODY,
          revision,
          dueAt: at,
          destination,
        })),
      );
      step('planned');
      return added;
    },
    work: async (digests, wanted = {}) => {
      try {
        await renderAll(digests, wanted);
      } finally {
        const unfinished = await ledger.deliveries({ ...wanted, states: UNFINISHED });
        await inParallel(unfinished, AT_ONCE, send);
      }
    },
  };
};
