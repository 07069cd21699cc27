import { createSecretKey, type KeyObject } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../model/problem.ts';
import { readSeal, sealFile, SealBroken, unsealFile, type Seal } from './sealed-file.ts';

/** Originals of uploads, encrypted, each for a limited time. There is none unless the operator turns it on. */
export interface Quarantine {
  /** Keeps the upload of an import until its time is over. */
  keep(path: string, upload: { importId: number; file: string; sha256: string }): Promise<void>;
  /** What is kept and not over its time, newest first. */
  list(): Promise<Seal[]>;
  /** Writes the original of an import to a path. @throws Problem when it is not there or does not open. */
  get(importId: number, to: string): Promise<Seal>;
  /** Removes what is over its time; resolves to how many files. */
  purge(): Promise<number>;
}

const KEY_BYTES = 32;
const DEFAULT_DAYS = 30;
const DAY_MS = 86_400_000;
const SUFFIX = '.sealed';

const unusable = (code: string, detail: string, way_out: string): Problem =>
  new Problem('The quarantine cannot be used', [{ code, detail, way_out }]);

/** A key of 32 bytes written as 64 hexadecimal digits or in base64. */
const parseKey = (text: string): KeyObject => {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES)
    throw unusable(
      'bad_quarantine_key',
      'The key of the quarantine is not one of 32 bytes.',
      'Write it as 64 hexadecimal digits, for example from: openssl rand -hex 32.',
    );
  return createSecretKey(bytes);
};

const checkDays = (days: number): number => {
  if (Number.isInteger(days) && days >= 1 && days <= 365) return days;
  throw unusable(
    'bad_quarantine_days',
    `Originals cannot be kept for ${days} days.`,
    'Give a whole number of days from 1 to 365.',
  );
};

/**
 * The quarantine of a data directory, or null when there is no key.
 * @throws Problem when the key or the number of days cannot be read.
 */
export const openQuarantine = (
  dataDir: string,
  { key: text, days: given = DEFAULT_DAYS }: { key?: string | undefined; days?: number | undefined },
  now: () => Date,
): Quarantine | null => {
  if (!text) return null;
  const key = parseKey(text);
  const days = checkDays(given);
  const dir = join(dataDir, 'quarantine');
  const pathOf = (importId: number): string => join(dir, `${importId}${SUFFIX}`);

  const seals = async (): Promise<{ path: string; seal: Seal | null }[]> => {
    const names = await readdir(dir).catch(() => []);
    return Promise.all(
      names
        .filter((name) => name.endsWith(SUFFIX))
        .map(async (name) => {
          const path = join(dir, name);
          return { path, seal: await readSeal(path).catch(() => null) };
        }),
    );
  };
  const isOver = (seal: Seal): boolean => new Date(seal.expires_at) <= now();

  return {
    async keep(path, { importId, file, sha256 }) {
      await mkdir(dir, { recursive: true, mode: 0o700 });
      const keptAt = now();
      const seal: Seal = {
        import_id: importId,
        file,
        sha256,
        kept_at: keptAt.toISOString(),
        expires_at: new Date(keptAt.getTime() + days * DAY_MS).toISOString(),
      };
      await sealFile(path, pathOf(importId), seal, key);
    },
    async list() {
      const kept = (await seals()).flatMap(({ seal }) => (seal && !isOver(seal) ? [seal] : []));
      return kept.sort((a, b) => b.import_id - a.import_id);
    },
    async get(importId, to) {
      const seal = await readSeal(pathOf(importId)).catch(() => null);
      if (!seal || isOver(seal))
        throw unusable(
          'not_in_quarantine',
          `The original of import ${importId} is not kept.`,
          'barometer quarantine list shows what is.',
        );
      try {
        return await unsealFile(pathOf(importId), to, key);
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
        throw unusable(
          'seal_broken',
          `The original of import ${importId} does not open: ${error.message}.`,
          'Use the key it was kept with.',
        );
      }
    },
    async purge() {
      const over = (await seals()).filter(({ seal }) => seal && isOver(seal));
      for (const { path } of over) await rm(path, { force: true });
      return over.length;
    },
  };
};
