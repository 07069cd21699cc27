import type { PublicationEntry } from '../../api/contract/index.ts';
import type { PublishedCell } from '../../api/publish/cell.ts';
import { cellsOf } from '../../api/publish/cell.ts';
import { BASE, countOf } from '../../api/publish/protect/group.ts';
import { groupOfCases } from '../../api/publish/protect/groups.ts';
import { arrange, type Published } from '../../api/publish/published.ts';
import type { CaseCube } from '../../api/publish/read-cases.ts';
import { PUBLICATION_RULE } from '../../api/publish/rule.ts';

/** A publication of given cells, as if it had been stored. */
export const publicationOf = (months: readonly string[], cells: readonly PublishedCell[]): Published => {
  const entry: PublicationEntry = {
    publication_id: 1,
    published_at: '2026-11-02T08:00:00.000Z',
    withdrawn_at: null,
    status: 'published',
    sample: false,
    data_version: '1',
    issue_level: 'issue_group',
    months: [...months],
    blocks: [1],
    rule: PUBLICATION_RULE,
    tally: [],
  };
  return arrange(entry, [{ months, cells }]);
};

/** What somebody would publish who hides what is small and thinks that is enough. */
export const hideOnlySmall = (cube: CaseCube): PublishedCell[] => {
  const small = Uint8Array.from(cube.cases, (n) => Number(n > 0 && n < PUBLICATION_RULE.threshold));
  const group = groupOfCases(cube, small, PUBLICATION_RULE);
  return [
    ...cellsOf('volume', cube.grid, small, (position) => [cube.cases[position] ?? 0]),
    ...group.families.flatMap((family) =>
      cellsOf(family.name, cube.grid, family.hidden, (position) => [
        countOf(family, BASE, position),
        countOf(family, 1, position),
      ]),
    ),
  ];
};
