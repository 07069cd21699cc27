import { setImmediate } from 'node:timers/promises';
import type { Session } from '../../warehouse/session.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { joinFolds, readWording, type Leaders, type ReadWording } from '../find-folds.ts';

/** Comments read at a time, in a transaction of their own. */
const CHUNK = 4_000;
/** Comments read before others get their turn. */
const SLICE = 100;

interface Row {
  readonly import_id: number;
  readonly line: number;
  readonly text: string;
}

export interface WordsOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

const UNREAD = 'FROM comment_text c ANTI JOIN comment_words w USING (import_id, line)';

const countUnread = async (session: Session): Promise<number> => {
  const [found] = await session.rows<{ n: number }>(`SELECT count(*) AS n ${UNREAD}`);
  return found?.n ?? 0;
};

/** The leaders that these wordings could be copies of. */
const readLeaders = async (session: Session, wordings: readonly ReadWording[]): Promise<Leaders> => {
  const bands = [...new Set(wordings.flatMap((wording) => wording.bands))];
  const leaders: Leaders = new Map();
  const rows = await session.rows<{ band: number; fold: number; terms: string[] }>(
    `SELECT b.band, l.fold, l.terms FROM comment_band b JOIN comment_leader l USING (fold)
     WHERE b.band IN (SELECT unnest(from_json($bands, '["BIGINT"]'))) ORDER BY b.rowid`,
    { bands: JSON.stringify(bands) },
  );
  for (const { band, fold, terms } of rows)
    leaders.set(band, [...(leaders.get(band) ?? []), { fold, terms }]);
  return leaders;
};

const insert = (session: Session, table: string, shape: object, rows: readonly object[]): Promise<number> =>
  rows.length === 0
    ? Promise.resolve(0)
    : session.run(
        `INSERT INTO ${table} SELECT r.* FROM (SELECT unnest(from_json($rows, '${JSON.stringify([shape])}')) AS r)`,
        { rows: JSON.stringify(rows) },
      );

/** Reads one chunk and keeps it; rows whose import was undone meanwhile are not there any more. */
const readChunk = async (session: Session, rows: readonly Row[]): Promise<void> => {
  const byText = new Map<string, ReadWording>();
  for (const [i, { text }] of rows.entries()) {
    if (i % SLICE === SLICE - 1) await setImmediate();
    if (!byText.has(text)) byText.set(text, readWording(text));
  }
  const texts = [...byText.keys()];
  const wordings = texts.map((text) => byText.get(text)!);
  const { folds, led } = joinFolds(wordings, await readLeaders(session, wordings));
  const foldOf = new Map(texts.map((text, i) => [text, folds[i]!]));
  await insert(
    session,
    'comment_words',
    { import_id: 'INTEGER', line: 'INTEGER', fold: 'BIGINT', terms: ['VARCHAR'] },
    rows.map(({ import_id, line, text }) => ({
      import_id,
      line,
      fold: foldOf.get(text)!,
      terms: byText.get(text)!.terms,
    })),
  );
  await insert(
    session,
    'comment_leader',
    { fold: 'BIGINT', terms: ['VARCHAR'] },
    led.map(({ fold, terms }) => ({ fold, terms })),
  );
  await insert(
    session,
    'comment_band',
    { band: 'BIGINT', fold: 'BIGINT' },
    led.flatMap(({ fold, bands }) => bands.map((band) => ({ band, fold }))),
  );
};

/**
 * Reads the words of every comment that was not read yet and finds what it is a copy of, in chunks of their own: an
 * import waits for one of them at most, and what is stopped goes on where it stopped.
 * @returns the comments read.
 */
export const readLedgerWords = async (
  warehouse: Warehouse,
  { onProgress, signal }: WordsOptions = {},
): Promise<number> => {
  let [done, total, importId, line] = [0, 0, -1, -1];
  for (;;) {
    signal?.throwIfAborted();
    const read = await warehouse.exclusively(
      (session) =>
        session.transaction(async () => {
          if (total === 0) total = await countUnread(session);
          if (total === 0) return [];
          const rows = await session.rows<Row>(
            `SELECT c.import_id, c.line, c.text ${UNREAD} WHERE (c.import_id, c.line) > ($importId, $line)
           ORDER BY c.import_id, c.line LIMIT ${CHUNK}`,
            { importId, line },
          );
          if (rows.length > 0) await readChunk(session, rows);
          return rows;
        }),
      'step',
    );
    const last = read.at(-1);
    if (!last) return done;
    ({ import_id: importId, line } = last);
    done += read.length;
    onProgress?.(done, Math.max(done, total));
  }
};
