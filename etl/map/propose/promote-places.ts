import { PLACE_LEVELS } from '../../model/field.ts';
import type { Suggestion } from './proposal.ts';

/**
 * Moves place levels up so that the top one is filled: an export that only knows streets (街道) reports by them.
 * Returns the fields as they end up, and the suggestions that follow them.
 */
export const promotePlaces = (
  fields: ReadonlyMap<string, readonly string[]>,
  suggestions: readonly Suggestion[],
): { fields: Map<string, readonly string[]>; suggestions: Suggestion[] } => {
  const filled = PLACE_LEVELS.filter((level) => fields.has(level));
  const moved = new Map<string, string>(filled.map((level, i) => [level, PLACE_LEVELS[i] ?? level]));
  return {
    fields: new Map([...fields].map(([field, columns]) => [moved.get(field) ?? field, columns])),
    suggestions: suggestions.map((suggestion) => {
      const to = suggestion.action === 'field' ? moved.get(suggestion.field ?? '') : undefined;
      if (to === undefined || to === suggestion.field) return suggestion;
      return { ...suggestion, field: to, reason: `${suggestion.reason}; the top place level of this file` };
    }),
  };
};
