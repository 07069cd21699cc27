import { setImmediate as letOthersIn } from 'node:timers/promises';
import { channelOf } from './channels/index.ts';
import type { Ports } from './channels/channel.ts';
import { reasonToSkip } from './condition.ts';
import { makeContent, type Ask } from './content.ts';
import type { Digest } from './definition.ts';
import { nextAttempt } from './ledger/backoff.ts';
import type { Delivery } from './ledger/delivery.ts';
import type { Held } from './ledger/held-files.ts';
import type { Ledger } from './ledger/ledger.ts';
import { isHopeless, wordsOf } from './words-of.ts';

/** Made and not yet held; what is held together is written together. */
const MADE_AT_ONCE = 16;

/** Those who are sent the same part stand together, so that what is asked for one is still known for the next. */
const byPart = (planned: readonly Delivery[]): Delivery[] => {
  const part = ({ digest, period, destination }: Delivery): string =>
    JSON.stringify([digest, period, destination?.audience, destination?.only]);
  const parts = new Map(planned.map((delivery) => [delivery, part(delivery)]));
  return [...planned].sort((a, b) => (parts.get(a) ?? '').localeCompare(parts.get(b) ?? ''));
};

const isDue = (nextAt: string | null, now: Date): boolean => nextAt === null || new Date(nextAt) <= now;

/** The bytes of a delivery; null when there are none to send, which is noted. */
const make = async (
  ask: Ask,
  digest: Digest | undefined,
  delivery: Delivery,
  ledger: Ledger,
  ports: Ports,
): Promise<Held | null> => {
  const { period, revision, destination } = delivery;
  const end = async (state: 'skipped' | 'dead', because: string): Promise<null> => {
    await ledger.settle(delivery, state, { because });
    return null;
  };
  if (!digest) return end('dead', 'its definition is gone or cannot be used');
  try {
    const occasion = { period, revision, recipient: destination, origin: ports.origin };
    const { files, manifest } = await makeContent(ask, digest, occasion);
    const skip = revision === 0 ? await reasonToSkip(ask, digest, occasion, manifest) : null;
    ports.step('made');
    if (skip !== null) return await end('skipped', skip);
    const packed = await channelOf(destination).pack(destination, manifest, { ...delivery, files }, ports);
    ports.step('packed');
    return { delivery, files: packed, manifest };
  } catch (error) {
    const nextAt = isHopeless(error) ? null : nextAttempt(delivery.attempts + 1, ports.now());
    if (nextAt === null) return end('dead', wordsOf(error));
    await ledger.settle(delivery, 'planned', { because: wordsOf(error), nextAt });
    return null;
  }
};

/**
 * Makes what planned deliveries will send, and holds it. What cannot be made ends here with its reason, or is put off when
 * that may change (mail is not set up); the others do not wait for it.
 */
export const makeDeliveries = async (
  ask: Ask,
  digests: readonly Digest[],
  planned: readonly Delivery[],
  ledger: Ledger,
  ports: Ports,
): Promise<void> => {
  let made: Held[] = [];
  const hold = async (): Promise<void> => {
    if (made.length > 0) await ledger.hold(made);
    for (const _ of made) ports.step('held');
    made = [];
  };
  try {
    for (const delivery of byPart(planned.filter(({ nextAt }) => isDue(nextAt, ports.now())))) {
      const digest = digests.find(({ name }) => name === delivery.digest);
      const held = await make(ask, digest, delivery, ledger, ports);
      if (held) made.push(held);
      if (made.length >= MADE_AT_ONCE) await hold();
      await letOthersIn();
    }
  } finally {
    await hold();
  }
};
