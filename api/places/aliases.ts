import { openDay, FIRST_DAY, LAST_DAY } from '../../etl/places/day.ts';
import {
  readHistory,
  readStatements,
  remap,
  type AliasedDimension,
  type AliasStatement,
} from '../../etl/places/index.ts';
import { Problem, type ProblemDetail } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import { remapRequestSchema, type AliasList, type Remapped, type RemapRequest } from '../contract/places.ts';
import { readShape } from '../query/ask-one.ts';

const TITLE = 'The spellings cannot be remapped';

/** A statement with where it stands in the request. */
interface Placed extends AliasStatement {
  readonly pointer: string;
}

const missing = (field: string, pointer: string): ProblemDetail => ({
  code: 'missing_value',
  detail: `${field} is missing.`,
  pointer: `${pointer}/${field}`,
  way_out: 'Name the dimension, the spelling (raw) and what it stands for (value).',
});

const placeStatements = (request: RemapRequest): Placed[] => {
  const own = request.raw === undefined && request.statements ? [] : [{ ...request, pointer: '' }];
  const listed = (request.statements ?? []).map((each, i) => ({ ...each, pointer: `/statements/${i}` }));
  const all = [...own, ...listed];
  const problems = all.flatMap((each) =>
    (['dimension', 'raw', 'value'] as const)
      .filter((field) => each[field] === undefined)
      .map((field) => missing(field, each.pointer)),
  );
  if (problems.length > 0) throw new Problem(TITLE, problems, 400);
  return all.flatMap(({ dimension, raw, value, from, to, pointer }) =>
    [raw ?? []].flat().map((spelling) => ({
      dimension: dimension as AliasedDimension,
      raw: spelling,
      value: value ?? '',
      from: from ?? FIRST_DAY,
      to: to ?? LAST_DAY,
      pointer,
    })),
  );
};

/**
 * Makes one numbered remapping of a request.
 * @throws Problem with everything that is wrong with it.
 */
export const remapAsAsked = async (
  session: Session,
  input: unknown,
  who: { readonly now: Date; readonly by: string | null },
): Promise<Remapped> => {
  const request = readShape(remapRequestSchema, input, TITLE);
  const placed = placeStatements(request);
  const statements = placed.map(({ pointer: _pointer, ...statement }) => statement);
  const remapping_id = await remap(
    session,
    statements,
    { kind: request.kind, note: request.note ?? null, ...who },
    (index) => placed[index]?.pointer ?? '',
  );
  return { remapping_id, n: statements.length };
};

const atZ = (instant: string): string => `${instant.slice(0, 19).replace(' ', 'T')}Z`;

/** The aliases that count, of one dimension or all, and every remapping ever made, newest first. */
export const listAliases = async (session: Session, dimension: string | null): Promise<AliasList> => {
  const statements = await readStatements(session, dimension);
  return {
    aliases: statements.map(({ remapping, dimension: of, raw, value, from, to }) => ({
      remapping_id: remapping,
      dimension: of,
      raw,
      value,
      from: openDay(from),
      to: openDay(to),
    })),
    history: (await readHistory(session)).map(({ sample: _sample, ...entry }) => ({
      ...entry,
      made_at: atZ(entry.made_at),
      undone_at: entry.undone_at === null ? null : atZ(entry.undone_at),
      live: entry.undone_at === null && entry.replaced_by === null,
    })),
  };
};
