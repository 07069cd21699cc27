import type { ItemMapping, Mapping } from '../../model/mapping.ts';
import { answersOf } from '../items/answers.ts';
import { inferNumbers } from '../items/infer-numbers.ts';
import { inferWords } from '../items/infer-words.ts';
import type { Preset } from '../preset.ts';
import type { Draft } from './draft.ts';

const RATED = ['satisfaction', 'first_satisfaction'] as const;

/** Words of the hotline's five levels that no other scale has. */
const OFFICIAL = /基本满意/u;

/**
 * The scale of each satisfaction answer of a complaint export: the saved one, else the one its answers lie on,
 * else the preset's, else the five satisfaction levels. A preset's scale wins over the answers when they fit it,
 * so that a file in which nobody chose the ends is read like its neighbours.
 */
export const ratingScales = (
  draft: Draft,
  preset: Preset | null,
  source: Mapping | undefined,
): NonNullable<Mapping['scales']> | undefined => {
  const scales: Record<string, ItemMapping['scale']> = {};
  for (const field of RATED) {
    const column = draft.column(draft.fields.get(field)?.[0] ?? '');
    if (!column) continue;
    const answers = answersOf(column);
    const saved = source?.scales?.[field];
    const declared = preset?.scales?.[field];
    const isWorded = answers.some(({ value }) => /满意|satisf/iu.test(value));
    const guess =
      inferNumbers(`${column.name} satisfaction`, answers)?.scale ?? inferWords(answers)?.scale ?? undefined;
    const official = answers.some(({ value }) => OFFICIAL.test(value)) ? ('official5' as const) : undefined;
    scales[field] = (saved ??
      (isWorded || guess === undefined ? declared : undefined) ??
      official ??
      guess ??
      declared ??
      'satisfaction5') as ItemMapping['scale'];
  }
  return Object.keys(scales).length > 0 ? (scales as NonNullable<Mapping['scales']>) : undefined;
};
