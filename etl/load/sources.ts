import { parseSavedSource, type SavedSource } from '../map/index.ts';
import { Problem } from '../model/problem.ts';
import type { Session } from '../warehouse/session.ts';

/** A source as it is listed. */
export interface SourceEntry extends SavedSource {
  readonly name: string;
  readonly saved_at: string;
}

const read = (row: { source: string; saved: string; saved_at: string }): SourceEntry => ({
  name: row.source,
  ...parseSavedSource(JSON.parse(row.saved)),
  saved_at: `${row.saved_at.slice(0, 19).replace(' ', 'T')}Z`,
});

/** Every saved source, by name. */
export const listSources = async (session: Session): Promise<SourceEntry[]> =>
  (
    await session.rows<{ source: string; saved: string; saved_at: string }>(
      'SELECT source, CAST(saved AS VARCHAR) AS saved, saved_at FROM source ORDER BY source',
    )
  ).map(read);

/** @throws Problem when no source has that name. */
export const findSource = async (session: Session, name: string): Promise<SourceEntry> => {
  const sources = await listSources(session);
  const found = sources.find((source) => source.name === name);
  if (found) return found;
  throw new Problem(
    'There is no such source',
    [
      {
        code: 'unknown_source',
        detail: `No mapping is saved as "${name}".`,
        pointer: '/source',
        value: name,
        way_out:
          sources.length > 0
            ? `Saved: ${sources.map((source) => source.name).join(', ')}.`
            : 'Save one from an import: barometer source save NAME.',
      },
    ],
    404,
  );
};

/** Saves a mapping under a name, which becomes the source of every import read with it; an earlier one is replaced. */
export const saveSource = async (
  session: Session,
  name: string,
  { mapping, columns }: SavedSource,
  now: Date,
): Promise<void> => {
  const saved = JSON.stringify({ mapping: { ...mapping, source: name }, columns });
  await session.run('INSERT OR REPLACE INTO source VALUES ($name, $saved, $now)', { name, saved, now });
};

/**
 * The mapping an import was read with, ready to be saved; the latest import when no number is given.
 * @throws Problem when there is no such import.
 */
export const sourceOfImport = async (session: Session, importId: number | null): Promise<SavedSource> => {
  const [row] = await session.rows<{ mapping: string; columns: string }>(
    `SELECT CAST(mapping AS VARCHAR) AS mapping, CAST(columns AS VARCHAR) AS columns FROM import
     WHERE ${importId === null ? `status = 'loaded'` : 'import_id = $id'} ORDER BY import_id DESC LIMIT 1`,
    importId === null ? {} : { id: importId },
  );
  if (!row)
    throw new Problem(
      'There is no such import',
      [
        {
          code: 'unknown_import',
          detail: importId === null ? 'Nothing has been imported.' : `No import has the number ${importId}.`,
          way_out: 'barometer imports lists them.',
        },
      ],
      404,
    );
  return parseSavedSource({ mapping: JSON.parse(row.mapping), columns: JSON.parse(row.columns) });
};
