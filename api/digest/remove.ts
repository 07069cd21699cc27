import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../../etl/model/problem.ts';
import { findDigest, readGoodDigests } from './read-digests.ts';

/** Where a definition waits for being put back; no definition is read from there. */
export const removedFile = (own: string, name: string): string => join(own, `.${name}.removed`);

/**
 * Takes a definition out of the operator's own folder; defining it again puts it back with its comments. What was sent
 * stays in the books. One that came with the product and was replaced is used again.
 * @throws Problem when there is none of that name, or it came with the product
 */
export const removeDefinition = async (folders: readonly string[], name: string): Promise<void> => {
  const { digests, paths } = await readGoodDigests(folders);
  const path = paths.get(findDigest(digests, name).name) ?? '';
  const own = folders.at(-1) ?? '';
  if (dirname(path) !== own)
    throw new Problem(
      'The digest cannot be deleted',
      [
        {
          code: 'shipped_digest',
          detail: `"${name}" came with the product.`,
          value: name,
          way_out: 'Pause it, or save one of your own under its name that is used instead.',
        },
      ],
      409,
    );
  await rename(path, removedFile(own, name));
};
