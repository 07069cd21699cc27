import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createBarometer } from '../../../api/barometer.ts';
import { createDigestDesk } from '../../../api/digest/desk.ts';
import { openDuckdb } from '../../../etl/warehouse/duckdb.ts';

/**
 * Sends a digest from DATA into a folder on the small disk DISK, once when it is full and once when there is room again
 * (an hour later). Prints a JSON line for each. Started as `child DATA DISK EXPORT SMTP`; DATA may stand on DISK.
 */
const [dataDir = '', disk = '', file = '', smtp = ''] = process.argv.slice(2);
const definitions = join(dataDir, 'definitions');
const filler = join(disk, 'filler');
let now = new Date('2026-11-02T08:00:00Z');

const fillUp = async (): Promise<void> => {
  for (let bytes = 1 << 20; bytes >= 512; bytes >>= 1)
    for (let more = true; more;)
      more = await writeFile(filler, Buffer.alloc(bytes), { flag: 'a' }).then(
        () => true,
        () => false,
      );
};

const open = async () => {
  const warehouse = await openDuckdb(dataDir);
  const barometer = createBarometer(warehouse, () => now);
  const desk = createDigestDesk(barometer, [definitions], {
    now: () => now,
    dataDir,
    smtp: { url: smtp, from: 'barometer@city.example' },
    environment: {},
    patienceMs: 5000,
    step: () => undefined,
  });
  return { warehouse, barometer, desk };
};

const files = async (): Promise<string[]> =>
  (await readdir(join(disk, 'out'), { recursive: true }).catch(() => [])).map(String).sort();

const attempt = async (name: string, { desk }: Awaited<ReturnType<typeof open>>): Promise<void> => {
  const failures: string[] = [];
  await desk
    .run('disk', new Date('2026-11-02T00:00:00Z'))
    .catch((error: unknown) => failures.push(String(error)));
  await desk.tick((error) => failures.push(String(error)));
  const deliveries = await desk.deliveries('disk').catch(() => []);
  const told = deliveries.map(({ recipient, state, because }) => ({ recipient, state, because }));
  process.stdout.write(`${JSON.stringify({ name, failures, deliveries: told, files: await files() })}\n`);
};

await mkdir(definitions, { recursive: true });
await writeFile(
  join(definitions, 'disk.yaml'),
  `name: disk
title: { en: Disk, zh: 磁盘 }
tables:
  - { file: volume, metrics: [volume], by: [district], period: all }
recipients:
  - { name: ann, channel: email, address: ann@city.example }
  - { name: share, channel: folder, path: ${join(disk, 'out')} }
`,
);
const first = await open();
await first.barometer.import(file, {});
await fillUp();
await attempt('full', first);
// An engine whose disk was full may ask to be opened again.
await first.warehouse.close();
await rm(filler);
now = new Date('2026-11-02T09:00:00Z');
const second = await open();
await attempt('room again', second);
await second.warehouse.close();
