import { PLACE_LEVELS } from '../../etl/model/field.ts';
import { wordsOf } from '../../etl/terms/words-of.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { TermsRequest } from '../contract/voices.ts';
import { scanComments, whereAll } from './comment-scan.ts';

const isPlace = (dimension: string): boolean => PLACE_LEVELS.some((level) => level === dimension);

/** The places inside a selection, as rows spell them. */
const readPlaces = async (
  session: Session,
  { where, from, to }: Pick<TermsRequest, 'where' | 'from' | 'to'>,
): Promise<string[]> => {
  const over = scanComments({ where, period: { from: from ?? null, to: to ?? null } }, [...PLACE_LEVELS]);
  const names = PLACE_LEVELS.map((_, i) => `d${i}`).join(', ');
  const rows = await session.rows<{ name: string | null }>(
    `SELECT DISTINCT unnest([${names}]) AS name FROM (SELECT ${over.dimensions.join(', ')} FROM ${over.from} ${whereAll(over.conditions)})`,
    over.values,
  );
  return rows.flatMap(({ name }) => name ?? []);
};

/**
 * The words by which a selection itself is called, in both languages: of noise it is no news that people say noise, nor
 * of a district that they name its streets and quarters.
 */
export const readOwnNames = async (
  session: Session,
  asked: Pick<TermsRequest, 'where' | 'from' | 'to'>,
): Promise<Set<string>> => {
  const members = Object.values(asked.where).flatMap(
    (each) => each?.filter((member) => member !== null) ?? [],
  );
  const places = Object.keys(asked.where).some(isPlace) ? await readPlaces(session, asked) : [];
  const names = [...new Set([...members, ...places])];
  if (names.length === 0) return new Set();
  const labels = await session.rows<{ label: string }>(
    `SELECT concat_ws(' ', label_en, label_zh) AS label FROM member WHERE list_contains($names, value)`,
    { names },
  );
  return new Set([...names, ...labels.map(({ label }) => label)].flatMap(wordsOf));
};
