import type { ItemMapping, Mapping } from '../../model/mapping.ts';
import { headerKey } from '../header-key.ts';
import type { Draft } from './draft.ts';
import type { Drift } from './proposal.ts';

/** A saved source decides what its columns mean; renamed headers are followed, new ones are left to a person. */
export const applySource = (
  draft: Draft,
  source: Mapping,
  drift: Drift | null,
  sourceColumns: readonly string[] | undefined,
): void => {
  const present = new Map(draft.names.map((name) => [headerKey(name), name]));
  const renamed = new Map(drift?.renamed.map(({ from, to }) => [from, to]));
  const find = (column: string): string | undefined =>
    draft.has(column) ? column : (present.get(headerKey(column)) ?? renamed.get(column));
  const why = (column: string): string =>
    renamed.has(column) ? `the saved source, where it was called "${column}"` : 'the saved source';

  for (const [field, columns] of Object.entries(source.fields)) {
    const saved = [columns ?? []].flat();
    const found = saved.flatMap((column) => find(column) ?? []);
    const moved = saved.find((column) => renamed.has(column)) ?? saved[0] ?? '';
    draft.fill(field, found, 1, why(moved));
  }
  for (const item of source.items ?? []) {
    const column = find(item.column);
    if (column === undefined) continue;
    const moved: ItemMapping = { ...item, column };
    draft.addItems(column, item.item, [moved], 1, why(item.column));
  }
  for (const dropped of source.drop ?? []) {
    const column = find(dropped);
    if (column !== undefined)
      draft.claim({ column, field: null, score: 1, reason: `dropped by ${why(dropped)}`, action: 'drop' });
  }
  const known = new Set((sourceColumns ?? []).map(headerKey));
  for (const { name } of draft.free)
    if (known.has(headerKey(name)))
      draft.claim({
        column: name,
        field: null,
        score: 1,
        reason: 'left out by the saved source',
        action: 'ignore',
      });
};
