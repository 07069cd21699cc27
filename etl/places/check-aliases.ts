import type { ProblemDetail } from '../model/problem.ts';
import { isDay, openDay } from './day.ts';
import { CircularAliases, resolveAliases } from './resolve-aliases.ts';
import { overlaps } from './span.ts';
import { ALIASED_DIMENSIONS, isAliased, type AliasStatement, type HeldStatement } from './statement.ts';

const days = ({ from, to }: Pick<AliasStatement, 'from' | 'to'>): string =>
  openDay(from) === null && openDay(to) === null
    ? 'always'
    : `from ${openDay(from) ?? 'the beginning'} to ${openDay(to) ?? 'the end'}`;

const checkOne = (statement: AliasStatement, pointer: string): ProblemDetail[] => {
  const { dimension, raw, value, from, to } = statement;
  const problems: ProblemDetail[] = [];
  const add = (code: string, field: string, detail: string, given: string, way_out: string): void =>
    void problems.push({ code, detail, pointer: `${pointer}/${field}`, value: given, way_out });
  if (!isAliased(dimension))
    add(
      'unknown_dimension',
      'dimension',
      `"${String(dimension)}" has no aliases.`,
      String(dimension),
      `Use one of ${ALIASED_DIMENSIONS.join(', ')}.`,
    );
  for (const [field, text] of [
    ['raw', raw],
    ['value', value],
  ] as const)
    if (text.trim() === '')
      add('blank_alias', field, 'A spelling cannot be blank.', text, 'Name the spelling as it was written.');
  if (raw === value)
    add(
      'alias_to_itself',
      'value',
      `"${raw}" would stand for itself.`,
      value,
      'Name the value it stands for, or leave it out.',
    );
  for (const [field, day] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (!isDay(day)) add('bad_day', field, `"${day}" is no day.`, day, 'Write it as YYYY-MM-DD.');
  if (isDay(from) && isDay(to) && from > to)
    add('reversed_dates', 'to', `It would end on ${to}, before it begins on ${from}.`, to, 'Swap the days.');
  return problems;
};

const checkOverlaps = (
  held: readonly HeldStatement[],
  added: readonly AliasStatement[],
  pointer: (index: number) => string,
): ProblemDetail[] => {
  const byKey = new Map<string, (AliasStatement & { readonly remapping?: number })[]>();
  const keyOf = ({ dimension, raw }: AliasStatement): string => `${dimension}\u0000${raw}`;
  for (const statement of held)
    byKey.set(keyOf(statement), [...(byKey.get(keyOf(statement)) ?? []), statement]);
  return added.flatMap((statement, index) => {
    const others = byKey.get(keyOf(statement)) ?? [];
    byKey.set(keyOf(statement), [...others, statement]);
    return others
      .filter((other) => overlaps(other, statement))
      .map((other) => ({
        code: 'overlapping_alias',
        detail: `"${statement.raw}" already stands for "${other.value}" (${days(other)}).`,
        pointer: pointer(index),
        value: statement.raw,
        way_out:
          other.remapping === undefined
            ? 'State it once, or with days that do not overlap.'
            : `Undo remapping ${other.remapping} first, or give days that do not overlap.`,
      }));
  });
};

/**
 * Everything that is wrong with statements to be added to those held: unknown dimensions, blank spellings, a spelling
 * that stands for itself, days that are none, overlap, or lead in a circle. Empty when they can be added.
 * @param pointer where a statement stands in the request, by its index.
 */
export const checkAliases = (
  held: readonly HeldStatement[],
  added: readonly AliasStatement[],
  pointer: (index: number) => string = (index) => `/statements/${index}`,
): ProblemDetail[] => {
  const problems = [
    ...added.flatMap((statement, index) => checkOne(statement, pointer(index))),
    ...checkOverlaps(held, added, pointer),
  ];
  if (problems.length > 0) return problems;
  try {
    resolveAliases<AliasStatement>([...held, ...added]);
    return [];
  } catch (error) {
    if (!(error instanceof CircularAliases)) throw error;
    const at = added.findIndex(({ raw }) => error.path.includes(raw));
    return [
      {
        code: 'circular_alias',
        detail: `The aliases would lead in a circle: ${error.message}.`,
        ...(at >= 0 ? { pointer: pointer(at), value: (added[at] as AliasStatement).raw } : {}),
        way_out: 'Undo the remapping that leads back, or choose the value at the end of the chain.',
      },
    ];
  }
};
