import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { Problem } from '../../etl/model/problem.ts';
import { checkDigest } from './definition.ts';
import type { Digest } from './digest-schema.ts';
import { nextRun } from './due-runs.ts';
import { writeOver } from './keep-comments.ts';
import { findDigest, readGoodDigests } from './read-digests.ts';
import { removedFile } from './remove.ts';
import { scheduleSchema } from './schedule-schema.ts';

/** A definition as it was written, without what it leaves open. */
export interface Written {
  readonly definition: unknown;
  /** It came with the product; saving it writes one of that name that is used instead. */
  readonly is_shipped: boolean;
}

/** @param folders definitions, the shipped ones first, the operator's own last. @throws Problem when there is none. */
export const readDefinition = async (folders: readonly string[], name: string): Promise<Written> => {
  const { digests, paths } = await readGoodDigests(folders);
  const path = paths.get(findDigest(digests, name).name) ?? '';
  return {
    definition: parse(await readFile(path, 'utf8')) as unknown,
    is_shipped: dirname(path) !== folders.at(-1),
  };
};

/** The first runs of a schedule after a moment; none when there is no schedule, or one that cannot be read. */
export const nextRuns = (definition: unknown, after: Date, n: number): Date[] => {
  const { schedule } = (definition ?? {}) as { schedule?: unknown };
  const parsed = scheduleSchema.safeParse(schedule);
  const runs: Date[] = [];
  for (let at: Date | null = after; parsed.success && runs.length < n; runs.push(at)) {
    at = nextRun(parsed.data, at);
    if (!at) break;
  }
  return runs;
};

/**
 * Writes a definition as YAML into the operator's own folder, whole or not at all: over the file that defines the digest
 * there already, else into one of its name. Comments stay, also those of a definition that it takes the place of, and of
 * one that was removed and is put back.
 * @throws Problem with everything that is wrong with it.
 */
export const writeDefinition = async (
  folders: readonly string[],
  name: string,
  definition: unknown,
): Promise<Digest> => {
  const digest = checkDigest(`${name}.yaml`, definition);
  if (digest.name !== name)
    throw new Problem(
      'The digest cannot be saved',
      [
        {
          code: 'other_name',
          detail: `It is called "${digest.name}", and "${name}" was to be saved.`,
          pointer: '/name',
          value: digest.name,
          way_out:
            'A digest keeps its name, because what was sent is booked under it. Save another as a new one.',
        },
      ],
      400,
    );
  const own = folders.at(-1) ?? '';
  const held = (await readGoodDigests([own])).paths.get(name);
  const path = held ?? join(own, `${name}.yaml`);
  const draft = join(own, `.${name}.draft`);
  const removed = removedFile(own, name);
  const before = (await readGoodDigests(folders)).paths.get(name) ?? removed;
  await mkdir(own, { recursive: true });
  const text = await readFile(before, 'utf8').catch(() => null);
  await writeFile(draft, writeOver(text, definition), { flush: true });
  await rename(draft, path);
  await rm(removed, { force: true });
  return digest;
};
