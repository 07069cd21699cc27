import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFolder } from '../../api/digest/write-folder.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { openPostOffice, type PostOffice } from './support/post-office.ts';

const CHILD = fileURLToPath(new URL('support/small-disk-child.ts', import.meta.url));
const LOADER = createRequire(import.meta.url).resolve('tsx');

/** A file system of its own in a name space of its own, so that nothing is left mounted. */
const canMount =
  spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=64k none /mnt'], { stdio: 'ignore' })
    .status === 0;

interface Told {
  readonly name: string;
  readonly failures: readonly string[];
  readonly deliveries: readonly { recipient: string; state: string; because: string | null }[];
  readonly files: readonly string[];
}

let dir: string;
let office: PostOffice;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'barometer-disk-'));
  office = await openPostOffice();
  await writeFile(join(dir, 'export.csv'), plainNycExport(50));
});
afterAll(async () => {
  await office.close();
  await rm(dir, { recursive: true, force: true });
});

const live = async (size: string, dataDir: string): Promise<Told[]> => {
  office.received.length = 0;
  const disk = join(dir, 'disk');
  await mkdir(disk, { recursive: true });
  await mkdir(dataDir, { recursive: true });
  const script = 'mount -t tmpfs -o size="$1" none "$2" && shift 2 && exec "$@"';
  const words = [
    process.execPath,
    '--import',
    LOADER,
    CHILD,
    dataDir,
    disk,
    join(dir, 'export.csv'),
    office.url,
  ];
  const { stdout } = await promisify(execFile)('unshare', [
    '-rm',
    'sh',
    '-c',
    script,
    'sh',
    size,
    disk,
    ...words,
  ]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Told);
};

describe.skipIf(!canMount)('a disk that is full', () => {
  it('keeps nobody else waiting, shows no part of a folder, and is written when there is room', async () => {
    const [full, room] = await live('64k', join(dir, 'data'));
    expect(full?.deliveries).toEqual([
      { recipient: 'ann', state: 'sent', because: null },
      { recipient: 'share', state: 'failed', because: expect.stringContaining('ENOSPC') },
    ]);
    expect(full?.files.filter((name) => name.includes('share'))).toEqual([]);
    expect(room?.deliveries.map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(room?.files.filter((name) => /share.volume\.csv$|share.manifest\.json$/.test(name))).toHaveLength(
      2,
    );
    expect(office.received).toHaveLength(1);
  }, 60_000);

  it('says so when the ledger itself cannot be written, sends nothing unnoted, and sends once when it can', async () => {
    const [full, room] = await live('48m', join(dir, 'disk', 'data'));
    expect(full?.failures.join(' ')).toMatch(/space|ENOSPC|invalidated|IO Error/i);
    expect(full?.files).toEqual([]);
    expect(room?.failures).toEqual([]);
    expect(room?.deliveries.map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(new Set(office.received.map(({ messageId }) => messageId)).size).toBe(1);
    expect(office.received).toHaveLength(1);
  }, 60_000);
});

describe('a folder on a disk that fills up while it is written', () => {
  it('leaves no part behind, whichever file does not fit any more', async () => {
    const files = ['a.csv', 'b.csv', 'manifest.json'].map((name) => ({
      name,
      bytes: Buffer.alloc(900, name),
    }));
    for (const [i] of files.entries()) {
      const folder = join(dir, 'folders', `at-${i}`, 'share');
      let written = 0;
      const noSpace = async (path: string, bytes: Buffer): Promise<void> => {
        written += 1;
        await writeFile(path, written > i ? bytes.subarray(0, 100) : bytes);
        if (written > i)
          throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      };
      await expect(writeFolder(folder, files, () => undefined, noSpace)).rejects.toThrow('ENOSPC');
      expect(await readdir(join(dir, 'folders', `at-${i}`))).toEqual([]);
      expect(await writeFolder(folder, files)).toBe('written');
      expect((await readdir(folder)).sort()).toEqual(['a.csv', 'b.csv', 'manifest.json']);
    }
  });
});
