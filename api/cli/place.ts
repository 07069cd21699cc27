import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';
import { openQuarantine } from '../../etl/quarantine/quarantine.ts';
import { openDuckdb, WarehouseOwned } from '../../etl/warehouse/duckdb.ts';
import { createAccess, type Access } from '../auth/access.ts';
import { createBarometer, type Barometer, type Declared } from '../barometer.ts';
import { PATIENCE_MS } from '../digest/channels/channel.ts';
import { createDigestDesk, type DigestDesk } from '../digest/desk.ts';
import { clock } from './clock.ts';
import { readSettings, type Settings } from './settings.ts';
import { text, type Arguments } from './arguments.ts';

/** The project's own folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Definitions that come with the project. */
export const SHIPPED_DIGESTS = join(ROOT, 'samples', 'digests');

/** The data directory of a command. */
export const dataDir = (args: Arguments): string =>
  resolve(text(args, 'data') ?? process.env['BAROMETER_DATA'] ?? 'data');

const ownerFile = (dir: string): string => join(dir, 'server.json');

/** The server that owns a data directory, as it announced itself. */
export interface Owner {
  readonly url: string;
  readonly pid: number;
  /** The word by which the server knows commands of its own operator. */
  readonly secret: string;
}

export const announceOwner = async (dir: string, owner: Owner): Promise<void> => {
  await mkdir(dir, { recursive: true });
  await rm(ownerFile(dir), { force: true });
  await writeFile(ownerFile(dir), JSON.stringify(owner), { mode: 0o600 });
};

export const withdrawOwner = (dir: string): Promise<void> => rm(ownerFile(dir), { force: true });

/** The announced owner, if it answers. */
export const findOwner = async (dir: string): Promise<Owner | null> => {
  try {
    const owner = JSON.parse(await readFile(ownerFile(dir), 'utf8')) as Owner;
    const answer = await fetch(`${owner.url}/healthz`, { signal: AbortSignal.timeout(3000) });
    return answer.ok ? owner : null;
  } catch {
    return null;
  }
};

const declaredIn = ({ index, composite }: Settings): Declared => ({
  ...(index ? { index } : {}),
  ...(composite ? { composite } : {}),
});

export interface Opened {
  readonly settings: Settings;
  readonly barometer: Barometer;
  readonly access: Access;
  readonly digests: DigestDesk;
  close(): Promise<void>;
}

/** Opens the warehouse of a data directory for this process. @throws WarehouseOwned when another has it. */
export const openHere = async (dir: string): Promise<Opened> => {
  const settings = await readSettings(dir, process.env);
  const { quarantine_key: key, quarantine_days: days, smtp_url: url, smtp_from: from } = settings;
  const quarantine = openQuarantine(dir, { key, days }, clock);
  const warehouse = await openDuckdb(dir);
  await quarantine?.purge();
  const barometer = createBarometer(warehouse, clock, quarantine, declaredIn(settings));
  return {
    settings,
    barometer,
    access: createAccess(warehouse, clock),
    digests: createDigestDesk(barometer, [SHIPPED_DIGESTS, join(dir, 'digests', 'definitions')], {
      now: clock,
      dataDir: dir,
      smtp: url !== undefined && from !== undefined ? { url, from } : null,
      environment: process.env,
      patienceMs: PATIENCE_MS,
      origin: settings.public_url?.replace(/\/$/, ''),
      step: () => undefined,
    }),
    close: () => warehouse.close(),
  };
};

/** Runs `local` with the warehouse, or `remote` with the server that owns it. */
export const withWarehouse = async <T>(
  dir: string,
  local: (opened: Opened) => Promise<T>,
  remote: (owner: Owner) => Promise<T>,
): Promise<T> => {
  let opened: Opened;
  try {
    opened = await openHere(dir);
  } catch (error) {
    const owner = error instanceof WarehouseOwned ? await findOwner(dir) : null;
    if (owner) return remote(owner);
    throw error;
  }
  try {
    return await local(opened);
  } finally {
    await opened.close();
  }
};

/** A name that nothing else has. */
export const newId = (): string => randomUUID();
