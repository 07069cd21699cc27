import type { Session } from '../../../etl/warehouse/session.ts';
import { sha256, type DigestFile } from '../files.ts';
import type { DigestManifest } from '../manifest.ts';
import type { Delivery } from './delivery.ts';
import { writeLogs } from './log.ts';
import { rowsOf } from './rows-of.ts';

/** The bytes that will be sent for a delivery. */
export interface Held {
  readonly delivery: Delivery;
  readonly files: readonly DigestFile[];
  readonly manifest: DigestManifest;
}

const FILE = {
  key: 'VARCHAR',
  position: 'INTEGER',
  name: 'VARCHAR',
  sha256: 'VARCHAR',
  bytes: 'VARCHAR',
};
const MANIFEST = { key: 'VARCHAR', version: 'VARCHAR', manifest: 'VARCHAR' };

/** Holds the bytes of planned deliveries; one that is not planned any more stays as it is. */
export const holdFiles = async (session: Session, parcels: readonly Held[], now: Date): Promise<void> => {
  const changed = await session.rows<{ run_key: string }>(
    `UPDATE outbox SET state = 'rendered', attempts = 0, next_at = NULL, because = NULL, changed_at = $now
     WHERE list_contains($keys, run_key) AND state = 'planned' RETURNING run_key`,
    { keys: parcels.map(({ delivery }) => delivery.key), now },
  );
  const keys = new Set(changed.map(({ run_key: key }) => key));
  const held = parcels.filter(({ delivery }) => keys.has(delivery.key));
  const files = held.flatMap(({ delivery: { key }, files: own }) =>
    own.map(({ name, bytes }, position) => ({
      ...{ key, position, name, sha256: sha256(bytes) },
      bytes: bytes.toString('base64'),
    })),
  );
  await session.run(
    `INSERT INTO outbox_file SELECT key, position, name, sha256, from_base64(bytes) FROM ${rowsOf('files', FILE)}`,
    { files: JSON.stringify(files) },
  );
  const manifests = held.map(({ delivery: { key }, manifest }) => ({
    key,
    version: manifest.data_version,
    manifest: JSON.stringify(manifest),
  }));
  await session.run(
    `UPDATE digest_run SET data_version = m.version, manifest = m.manifest
     FROM ${rowsOf('manifests', MANIFEST)} m WHERE run_key = m.key`,
    { manifests: JSON.stringify(manifests) },
  );
  await writeLogs(
    session,
    held.map(({ delivery }) => ({ ...delivery, event: 'rendered', because: null })),
    now,
  );
};

/** A file as it is held, with the hash it had when it was. */
export interface HeldFile extends DigestFile {
  readonly sha256: string;
}

/** The files of deliveries, in the order of their keys. */
export const readFiles = async (session: Session, keys: readonly string[]): Promise<HeldFile[][]> => {
  const rows = await session.rows<{ run_key: string; name: string; sha256: string; bytes: Uint8Array }>(
    'SELECT run_key, name, sha256, bytes FROM outbox_file WHERE list_contains($keys, run_key) ORDER BY position',
    { keys },
  );
  return keys.map((key) =>
    rows
      .filter((row) => row.run_key === key)
      .map(({ name, sha256: hash, bytes }) => ({ name, sha256: hash, bytes: Buffer.from(bytes) })),
  );
};

/** @throws Error when files are not what was held. */
export const checkFiles = (key: string, files: readonly HeldFile[]): DigestFile[] => {
  const wrong = files.find(({ bytes, sha256: hash }) => sha256(bytes) !== hash);
  if (wrong) throw new Error(`${wrong.name} of ${key} is not what was held`);
  return files.map(({ name, bytes }) => ({ name, bytes }));
};
