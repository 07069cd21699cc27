import type { Kind } from '../../model/field.ts';
import { personalReason } from '../identity.ts';
import { suggestFields, TAKE, type FieldSuggestion } from '../suggest-field.ts';
import type { Draft } from './draft.ts';

/** Personal data of the person behind a row is dropped unless the analyst mapped the column on purpose. */
export const dropPersonal = (draft: Draft): void => {
  for (const column of draft.free) {
    const reason = personalReason(column);
    if (reason !== null)
      draft.claim({
        column: column.name,
        field: null,
        score: 0.95,
        reason: `personal data: ${reason}`,
        action: 'drop',
      });
  }
};

/** All suggestions for the columns still free and the fields still empty, best first. */
const ranked = (draft: Draft, kind: Kind): FieldSuggestion[] =>
  draft.free
    .flatMap((column) => suggestFields(column, kind))
    .filter(({ field }) => !draft.fields.has(field))
    .sort((a, b) => b.score - a.score);

/** Fills empty fields with the columns whose names and values speak for them, best match first, each once. */
export const applyNames = (draft: Draft, kind: Kind): void => {
  const taken = new Set<string>();
  for (const { column, field, score, reason } of ranked(draft, kind)) {
    if (score < TAKE || taken.has(column) || draft.fields.has(field)) continue;
    taken.add(column);
    draft.fill(field, [column], score, reason);
  }
};

/** Names the best guess for columns that stay unmapped, so that a person can take it up. */
export const showNames = (draft: Draft, kind: Kind, note: string): void => {
  for (const column of draft.free) {
    const [best] = suggestFields(column, kind);
    if (best) draft.claim({ ...best, reason: `${best.reason}${note}`, action: 'unknown' });
    else if (column.type === 'empty')
      draft.claim({ column: column.name, field: null, score: 1, reason: 'no values', action: 'ignore' });
  }
};
