import { groupKey, type Fetched } from '../collect-cells.ts';
import type { Selection } from '../plan.ts';
import type { Picked } from './pick-cells.ts';

/** The cells that an answer has for each picked group, made empty where there are none yet. */
export const cellsOf = <Cells>(
  into: Fetched<Cells>['groups'],
  { members }: Picked,
  { by }: Selection,
  empty: () => Cells,
): Cells[] =>
  members.map((each) => {
    const key = groupKey(each, by);
    const held = into.get(key);
    if (held) return held.cells;
    const cells = empty();
    into.set(key, { members: each, cells });
    return cells;
  });
