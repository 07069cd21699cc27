import { writeSync } from 'node:fs';
import { createDigestDesk } from '../../../api/digest/desk.ts';
import type { Readable } from '../../../api/digest/snapshot.ts';
import { openDuckdb } from '../../../etl/warehouse/duckdb.ts';

/**
 * One life of a process that sends: it takes up what its predecessor left, then runs the next period. It kills itself
 * at the step it is told to, after saying which that was. Started as `child DATA DEFINITIONS SMTP INSTANT STEP`.
 */
const [dataDir = '', definitions = '', url = '', instant = '', killAt = '0'] = process.argv.slice(2);

let taken = 0;
const step = (name: string): void => {
  taken += 1;
  if (taken !== Number(killAt)) return;
  writeSync(1, `killed: ${name}\n`);
  process.kill(process.pid, 'SIGKILL');
  // Nothing more happens while the signal is on its way.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};

const now = (): Date => new Date(instant);
const warehouse = await openDuckdb(dataDir);
step('opened');
const readable: Readable = {
  warehouse,
  read: async (work) => {
    const session = await warehouse.session();
    try {
      return await work(session);
    } finally {
      session.close();
    }
  },
};
const desk = createDigestDesk(readable, [definitions], {
  now,
  dataDir,
  smtp: { url, from: 'barometer@city.example' },
  environment: {},
  patienceMs: 10_000,
  step,
});
await desk.tick((error) => writeSync(1, `failed: ${String(error)}\n`));
const { deliveries } = await desk.run('daily', now());
writeSync(1, `ended: ${taken} ${deliveries.map(({ state }) => state).join(' ')}\n`);
await warehouse.close();
