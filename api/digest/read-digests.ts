import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../etl/model/problem.ts';
import { nearest } from '../query/nearest.ts';
import type { Digest } from './digest-schema.ts';
import { parseDigest } from './definition.ts';

/**
 * All definitions in the given folders; a later folder overrides an earlier one by name.
 * @throws Problem with the mistakes of all files together.
 */
export const readDigests = async (folders: readonly string[]): Promise<Digest[]> => {
  const { digests, problem } = await readGoodDigests(folders);
  if (problem) throw problem;
  return digests;
};

/** What a text was read as; reading one with hundreds of recipients takes a third of a second, and it rarely changes. */
const known = new Map<string, { readonly text: string; readonly digest: Digest }>();

const readDigest = async (folder: string, file: string): Promise<Digest> => {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  const before = known.get(path);
  if (before?.text === text) return before.digest;
  known.delete(path);
  const digest = parseDigest(file, text);
  known.set(path, { text, digest });
  return digest;
};

/**
 * As `readDigests`, but a definition that cannot be used does not stop the others. `paths` says in which file each
 * digest is defined.
 */
export const readGoodDigests = async (
  folders: readonly string[],
): Promise<{ digests: Digest[]; paths: ReadonlyMap<string, string>; problem: Problem | null }> => {
  const byName = new Map<string, Digest>();
  const paths = new Map<string, string>();
  const refused: Problem[] = [];
  for (const folder of folders) {
    const files = (await readdir(folder).catch(() => [])).filter((file) => /\.ya?ml$/.test(file)).sort();
    for (const file of files) {
      try {
        const digest = await readDigest(folder, file);
        byName.set(digest.name, digest);
        paths.set(digest.name, join(folder, file));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refused.push(error);
      }
    }
  }
  const [first] = refused;
  const problem = first
    ? new Problem(
        refused.length === 1 ? first.title : 'Several digests cannot be used',
        refused.flatMap((each) => each.problems),
      )
    : null;
  return { digests: [...byName.values()], paths, problem };
};

/** The digest of a name. @throws Problem when there is none. */
export const findDigest = (digests: readonly Digest[], name: string): Digest => {
  const digest = digests.find((each) => each.name === name);
  if (digest) return digest;
  const names = digests.map((each) => each.name);
  const close = nearest(name, names);
  throw new Problem(
    'There is no such digest',
    [
      {
        code: 'unknown_digest',
        detail: `No digest is called "${name}".`,
        value: name,
        way_out: close ? `Did you mean ${close}?` : `Known digests: ${names.join(', ') || 'none'}.`,
      },
    ],
    404,
  );
};
