import { BOOLEAN_WORDS, CLASS_WORDS } from '../clean/words.ts';
import { fieldsOf } from '../model/field.ts';
import { resolveScale, type ItemMapping, type Mapping } from '../model/mapping.ts';
import { MISSING_CODES, SCALES, scaleRange, type Scale } from '../model/scale.ts';
import type { Session } from '../warehouse/session.ts';

/** What a spelling means: a canonical value, a scale point, or a reason why there is none. */
export interface Word {
  readonly raw: string;
  readonly value: string | null;
  readonly point: number | null;
  readonly code: string | null;
}

const key = (text: string): string => text.trim().toLowerCase();

/** Every spelling of a scale; the first meaning of a spelling wins. */
export const scaleWords = (scale: Scale): Word[] => {
  const { min, max } = scaleRange(scale);
  const words = new Map<string, Word>();
  const add = (raw: string, point: number | null, code: string | null): void => {
    if (!words.has(key(raw))) words.set(key(raw), { raw: key(raw), value: null, point, code });
  };
  for (const code of MISSING_CODES) for (const raw of scale.missing?.[code] ?? []) add(raw, null, code);
  for (const point of scale.points)
    for (const raw of point.words ?? []) if (!/^-?\d+$/.test(raw)) add(raw, point.value, null);
  for (const point of scale.points) {
    const shown = scale.reversed ? max + min - point.value : point.value;
    add(String(shown), point.value, null);
    add(`${shown}.0`, point.value, null);
  }
  return [...words.values()];
};

const valueWords = (known: Readonly<Record<string, string>>, own: Readonly<Record<string, string>>): Word[] =>
  Object.entries({
    ...known,
    ...Object.fromEntries(Object.entries(own).map(([raw, to]) => [key(raw), to])),
  }).map(([raw, value]) => ({ raw: key(raw), value, point: null, code: null }));

/** The scale of a case's satisfaction answers. */
export const ratingScale = (mapping: Mapping, field: 'satisfaction' | 'first_satisfaction'): Scale => {
  const declared = mapping.scales?.[field] ?? mapping.scales?.satisfaction;
  return declared ? resolveScale(declared as ItemMapping['scale']) : SCALES.satisfaction5;
};

/** The spelling that stands for every other that is not listed. */
export const ANYTHING_ELSE = '*';

/** The spellings of every mapped field that has them. */
export const fieldWords = (mapping: Mapping): Map<string, Word[]> => {
  const fields = fieldsOf(mapping.kind);
  const words = new Map<string, Word[]>();
  for (const name of Object.keys(mapping.fields)) {
    const field = fields[name];
    if (!field) continue;
    const own = mapping.values?.[name as keyof NonNullable<Mapping['values']>] ?? {};
    if (field.type === 'boolean') words.set(name, valueWords(BOOLEAN_WORDS, own));
    else if (name === 'class') words.set(name, valueWords(CLASS_WORDS, own));
    else if (field.type === 'rating')
      words.set(name, [
        ...Object.entries(own).flatMap(([raw, to]) =>
          scaleWords(ratingScale(mapping, name as 'satisfaction'))
            .filter((word) => word.raw === key(to))
            .map((word) => ({ ...word, raw: key(raw) })),
        ),
        ...scaleWords(ratingScale(mapping, name as 'satisfaction')),
      ]);
    else if (Object.keys(own).length > 0) words.set(name, valueWords({}, own));
  }
  return words;
};

/** Puts the spellings where the engine can look them up: temp table `word (field, raw, value, point, code)`. */
export const stageWords = async (
  session: Session,
  words: ReadonlyMap<string, readonly Word[]>,
): Promise<void> => {
  await session.run(
    'CREATE OR REPLACE TEMP TABLE word (field VARCHAR, raw VARCHAR, value VARCHAR, point DOUBLE, code VARCHAR)',
  );
  for (const [field, list] of words) {
    const seen = new Map(list.toReversed().map((word) => [word.raw, word]));
    const entries = [...seen.values()];
    await session.run(
      `INSERT INTO word SELECT $field, unnest(json_extract_string($rows, '$[*].raw')), unnest(json_extract_string($rows, '$[*].value')),
        TRY_CAST(unnest(json_extract_string($rows, '$[*].point')) AS DOUBLE), unnest(json_extract_string($rows, '$[*].code'))`,
      { field, rows: JSON.stringify(entries) },
    );
  }
};
