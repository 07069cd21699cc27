import type { Ports } from './channels/channel.ts';
import type { Digest } from './definition.ts';
import type { DueRun } from './due-runs.ts';
import type { DeliveryState, Wanted } from './ledger/delivery.ts';
import { makeInTurn } from './ledger/in-turn.ts';
import type { Ledger } from './ledger/ledger.ts';
import { makeDeliveries } from './make-deliveries.ts';
import type { Recipient } from './recipient.ts';
import { sendDeliveries } from './send-deliveries.ts';
import { withSnapshot, type Readable } from './snapshot.ts';

/** Plans deliveries and sees them through, from wherever they were left. */
export interface Courier {
  /** Enters a run for its recipients (the folder of digests when there are none). Resolves to how many are new. */
  plan(digest: Digest, due: DueRun, revision?: number, recipients?: readonly Recipient[]): Promise<number>;
  /** Takes every unfinished delivery as far as it goes: makes its bytes, sends them, notes what came of it. */
  work(digests: readonly Digest[], wanted?: Pick<Wanted, 'digest' | 'period'>): Promise<void>;
}

const UNFINISHED: readonly DeliveryState[] = ['rendered', 'sending', 'failed'];

/** The name in the ledger of the folder that is used when a digest names nobody. */
export const NOBODY = 'folder';

export const createCourier = (barometer: Readable, ledger: Ledger, ports: Ports): Courier => {
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
      ports.step('planned');
      return added;
    },
    work: async (digests, wanted = {}) => {
      try {
        await makeInTurn(barometer.warehouse, async () => {
          const planned = await ledger.deliveries({ ...wanted, states: ['planned'] });
          if (planned.length === 0) return;
          await withSnapshot(barometer, (ask) => makeDeliveries(ask, digests, planned, ledger, ports));
        });
      } finally {
        const unfinished = await ledger.deliveries({ ...wanted, states: UNFINISHED });
        await sendDeliveries(unfinished, ledger, ports);
      }
    },
  };
};
