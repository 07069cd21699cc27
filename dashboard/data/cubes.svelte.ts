import type { Cube } from '../cube/cube.ts';
import { readBytes } from './client.ts';
import { warehouse } from './warehouse.svelte.ts';

const MOST_HELD = 6;
const ARROW = 'application/vnd.apache.arrow.stream';

let held = $state.raw<readonly { readonly path: string; readonly cube: Cube }[]>([]);
const underWay = new Set<string>();

const isCurrent = ({ cube }: { readonly cube: Cube }): boolean =>
  cube.description.data_version === warehouse.summary?.data_version;

const fetchCube = async (path: string): Promise<void> => {
  underWay.add(path);
  try {
    const [{ readCube }, bytes] = await Promise.all([import('../cube/read-cube.ts'), readBytes(path, ARROW)]);
    const others = held.filter((each) => each.path !== path && isCurrent(each));
    held = [...others.slice(1 - MOST_HELD), { path, cube: readCube(bytes) }];
  } catch {
    // Without a cube the figures stand still until the hand lets go, and the server says what is wrong.
  } finally {
    underWay.delete(path);
  }
};

/** The cubes the page holds, all of the data it shows. */
export const cubes = {
  get ready(): readonly Cube[] {
    return held.filter(isCurrent).map(({ cube }) => cube);
  },
  /** Fetches the cubes that are not held yet: called when a hand approaches, so that the first frame finds them. */
  want(paths: readonly string[]): void {
    for (const path of paths) {
      const isHeld = held.some((each) => each.path === path && isCurrent(each));
      if (!isHeld && !underWay.has(path)) void fetchCube(path);
    }
  },
};
