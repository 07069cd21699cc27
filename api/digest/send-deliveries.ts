import { channelOf } from './channels/index.ts';
import type { Parcel, Ports } from './channels/channel.ts';
import { inParallel } from './in-parallel.ts';
import { nextAttempt } from './ledger/backoff.ts';
import type { Delivery } from './ledger/delivery.ts';
import { checkFiles, type HeldFile } from './ledger/held-files.ts';
import type { Ledger } from './ledger/ledger.ts';
import { isHopeless, wordsOf } from './words-of.ts';

/** Deliveries on their way to the other side at one time. */
const AT_ONCE = 8;
/** Deliveries taken, and their bytes read, at one time. */
const CLAIMED_AT_ONCE = 16;

interface Claimed {
  readonly delivery: Delivery;
  readonly files: readonly HeldFile[];
}

/** Takes deliveries a few at a time, when somebody is there to send them. */
async function* claim(
  ledger: Ledger,
  unfinished: readonly Delivery[],
  taken: Set<Delivery>,
): AsyncGenerator<Claimed> {
  for (let from = 0; from < unfinished.length; from += CLAIMED_AT_ONCE) {
    const ours = await ledger.claim(unfinished.slice(from, from + CLAIMED_AT_ONCE));
    if (ours.length === 0) continue;
    for (const delivery of ours) taken.add(delivery);
    const files = await ledger.files(ours.map(({ key }) => key));
    for (const [i, delivery] of ours.entries()) yield { delivery, files: files[i] ?? [] };
  }
}

/**
 * Sends deliveries whose bytes are held and whose time has come, and notes what came of each. Resolves when those that
 * somebody else in this process is sending have come to their end too.
 */
export const sendDeliveries = async (
  unfinished: readonly Delivery[],
  ledger: Ledger,
  ports: Ports,
): Promise<void> => {
  const { step, now } = ports;
  const taken = new Set<Delivery>();
  const send = async ({ delivery, files }: Claimed): Promise<void> => {
    const { key, attempts, destination } = delivery;
    try {
      step('claimed');
      const parcel: Parcel = { ...delivery, files: checkFiles(key, files) };
      const receipt = await channelOf(destination).deliver(destination, parcel, ports);
      step('delivered');
      await ledger.settle(delivery, 'sent', { receipt });
      step('recorded');
    } catch (error) {
      const nextAt = isHopeless(error) ? null : nextAttempt(attempts + 1, now());
      const because = wordsOf(error);
      await ledger.settle(delivery, nextAt ? 'failed' : 'dead', { because, ...(nextAt ? { nextAt } : {}) });
    } finally {
      taken.delete(delivery);
      ledger.release([delivery]);
    }
  };
  try {
    await inParallel(claim(ledger, unfinished, taken), AT_ONCE, send);
  } finally {
    ledger.release([...taken]);
  }
  await ledger.landed(unfinished);
};
