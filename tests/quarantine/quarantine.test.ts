import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBarometer } from '../../api/barometer.ts';
import { openQuarantine } from '../../etl/quarantine/quarantine.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import { plainNycExport } from '../support/nyc-export.ts';

const KEY = 'ab'.repeat(32);
const KEPT = new Date('2026-11-02T08:00:00Z');
const days = (n: number): Date => new Date(KEPT.getTime() + n * 86_400_000);
const UPLOAD = { importId: 7, file: 'calls.csv', sha256: 'x' };

describe('the quarantine', () => {
  let dir: string;
  let original: string;
  let now: Date;
  const open = (key: string | undefined = KEY, length = 30) =>
    openQuarantine(dir, { key, days: length }, () => now);

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'barometer-quarantine-'));
    original = join(dir, 'calls.csv');
    now = KEPT;
    await writeFile(original, `name,phone\n${'Mrs Zhang,13800138000\n'.repeat(5000)}`);
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('is off without a key, and refuses one that is none', () => {
    expect(openQuarantine(dir, {}, () => now)).toBeNull();
    expect(() => open('short')).toThrow(/quarantine/);
    expect(() => open(KEY, 0)).toThrow(/quarantine/);
  });

  it('gives the same bytes back, and holds no word of them in the open', async () => {
    const quarantine = open();
    await quarantine?.keep(original, UPLOAD);
    const sealed = await readFile(join(dir, 'quarantine', '7.sealed'));
    expect(sealed.includes('Zhang')).toBe(false);
    expect(sealed.includes('13800138000')).toBe(false);
    const back = join(dir, 'back.csv');
    expect(await quarantine?.get(7, back)).toMatchObject({ file: 'calls.csv', import_id: 7 });
    expect(await readFile(back)).toEqual(await readFile(original));
    await quarantine?.keep(original, { ...UPLOAD, importId: 8 });
    const other = await readFile(join(dir, 'quarantine', '8.sealed'));
    expect(other.subarray(-64).equals(sealed.subarray(-64))).toBe(false);
  });

  it('gives nothing for another key, a changed byte or a changed seal, and leaves no file behind', async () => {
    await open()?.keep(original, UPLOAD);
    const back = join(dir, 'back.csv');
    await expect(open('cd'.repeat(32))?.get(7, back)).rejects.toThrow(/quarantine/);
    const path = join(dir, 'quarantine', '7.sealed');
    const sealed = await readFile(path);
    const spoil = async (at: number): Promise<void> => {
      const spoilt = Buffer.from(sealed);
      spoilt[at] = (spoilt[at] ?? 0) ^ 1;
      await writeFile(path, spoilt);
      await expect(open()?.get(7, back)).rejects.toThrow(/quarantine/);
    };
    await spoil(sealed.length - 40);
    await spoil(sealed.length - 1);
    await spoil(sealed.indexOf('2026-12') + 3);
    await writeFile(path, sealed.subarray(0, 30));
    await expect(open()?.get(7, back)).rejects.toThrow(/quarantine/);
    expect(await readdir(dir)).toEqual(['calls.csv', 'quarantine']);
  });

  it('ends a file when its time is over, before anybody purges', async () => {
    const quarantine = open();
    await quarantine?.keep(original, UPLOAD);
    now = days(29.9);
    expect(await quarantine?.list()).toHaveLength(1);
    expect(await quarantine?.purge()).toBe(0);
    now = days(30);
    expect(await quarantine?.list()).toEqual([]);
    await expect(quarantine?.get(7, join(dir, 'back.csv'))).rejects.toThrow(/quarantine/);
    expect(await quarantine?.purge()).toBe(1);
    expect(await readdir(join(dir, 'quarantine'))).toEqual([]);
  });

  it('keeps the upload of an import, and none of a dry run or when it is off', async () => {
    const path = join(dir, 'nyc.csv');
    await writeFile(path, plainNycExport(20));
    for (const [name, quarantine] of [
      ['off', null],
      ['on', open()],
    ] as const) {
      const data = join(dir, name);
      await mkdir(data);
      const warehouse = await openDuckdb(data);
      const barometer = createBarometer(warehouse, () => now, quarantine);
      await barometer.import(path, { dryRun: true });
      expect((await quarantine?.list()) ?? []).toEqual([]);
      const { import_id } = await barometer.import(path, {});
      const kept = (await quarantine?.list()) ?? [];
      expect(kept.map((seal) => seal.import_id)).toEqual(quarantine ? [import_id] : []);
      await warehouse.close();
      expect(await readdir(join(data, 'tmp'))).toEqual([]);
    }
  });
});
