import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateCity } from '../../samples/city.ts';

const fingerprints = async (seed?: number): Promise<Map<string, string>> => {
  const dir = await mkdtemp(join(tmpdir(), 'sample-city-'));
  const { files } = await generateCity(join(dir, 'new'), seed === undefined ? {} : { seed });
  expect([...files].sort()).toEqual((await readdir(join(dir, 'new'))).sort());
  const prints = new Map<string, string>();
  for (const file of files)
    prints.set(
      file,
      createHash('sha256')
        .update(await readFile(join(dir, 'new', file)))
        .digest('hex'),
    );
  await rm(dir, { recursive: true });
  return prints;
};

describe('the sample city', () => {
  it('has the same bytes on every run', async () => {
    expect(await fingerprints()).toEqual(await fingerprints());
  });

  it('is another city under another seed, with the same tables of names', async () => {
    const [one, other] = [await fingerprints(1), await fingerprints(2)];
    const same = [...one].filter(([file, print]) => other.get(file) === print).map(([file]) => file);
    expect(same.sort()).toEqual(['aliases.csv', 'issue-tree.csv', 'place-tree.csv', 'population.csv']);
  });
});
