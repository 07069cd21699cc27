import type { Warehouse } from '../../warehouse/warehouse.ts';
import { scoreComments, type ScoredBatch } from '../pool/score-comments.ts';
import type { SentimentPool } from '../pool/sentiment-pool.ts';
import type { Sentiment } from '../sentiment.ts';

/** Rows read at a time; each wording among them is scored once. */
const CHUNK = 4_000;

export interface LedgerOptions {
  readonly pool: SentimentPool;
  /** Called after each chunk with the comments scored and all that were to be. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

interface Row {
  readonly import_id: number;
  readonly line: number;
  readonly text: string;
}

const UNSCORED = `FROM comment_text c ANTI JOIN comment_sentiment s USING (import_id, line)`;

/** How many comments of the ledger have not been scored. */
export const countUnscored = async (warehouse: Warehouse): Promise<number> => {
  const session = await warehouse.session();
  try {
    const [found] = await session.rows<{ n: number }>(`SELECT count(*) AS n ${UNSCORED}`);
    return found?.n ?? 0;
  } finally {
    session.close();
  }
};

/** Chunks of rows that have no score, in the order of imports and lines. */
async function* readUnscored(warehouse: Warehouse): AsyncGenerator<Row[]> {
  const session = await warehouse.session();
  try {
    let [importId, line] = [-1, -1];
    for (;;) {
      const rows = await session.rows<Row>(
        `SELECT c.import_id, c.line, c.text ${UNSCORED}
         WHERE (c.import_id, c.line) > ($importId, $line) ORDER BY c.import_id, c.line LIMIT ${CHUNK}`,
        { importId, line },
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      ({ import_id: importId, line } = last);
    }
  } finally {
    session.close();
  }
}

/** The same rows by wording: what is repeated is read once. */
const byWording = (rows: readonly Row[]): [string, Row[]][] => {
  const wordings = new Map<string, Row[]>();
  for (const row of rows) {
    const held = wordings.get(row.text);
    if (held) held.push(row);
    else wordings.set(row.text, [row]);
  }
  return [...wordings];
};

/** Writes the scores of one chunk; rows whose import was undone meanwhile are left out. */
const keep = (warehouse: Warehouse, { items, sentiments }: ScoredBatch<[string, Row[]]>): Promise<void> =>
  warehouse.exclusively(async (session) => {
    const scored = items.flatMap(([, rows], i) => {
      const { score, label, language, engine } = sentiments[i] as Sentiment;
      return rows.map(({ import_id, line }) => ({ import_id, line, score, label, language, engine }));
    });
    await session.run(
      `INSERT INTO comment_sentiment
       SELECT r.import_id, r.line, r.score, r.label, r.language, r.engine
       FROM (SELECT unnest(from_json($rows, '[{"import_id":"INTEGER","line":"INTEGER","score":"DOUBLE","label":"VARCHAR","language":"VARCHAR","engine":"VARCHAR"}]')) AS r) 
       WHERE EXISTS (FROM import i WHERE i.import_id = r.import_id AND i.status = 'loaded')
         AND NOT EXISTS (FROM comment_sentiment s WHERE s.import_id = r.import_id AND s.line = r.line)`,
      { rows: JSON.stringify(scored) },
    );
  }, 'step');

/**
 * Scores every comment of the ledger that has no score, in chunks of their own transactions: an import never waits for
 * more than one of them, and what is stopped is taken up where it stopped.
 * @returns the comments scored.
 */
export const scoreLedger = async (
  warehouse: Warehouse,
  { pool, onProgress, signal }: LedgerOptions,
): Promise<number> => {
  const total = await countUnscored(warehouse);
  if (total === 0) return 0;
  async function* wordings(): AsyncGenerator<[string, Row[]][]> {
    for await (const rows of readUnscored(warehouse)) yield byWording(rows);
  }
  let done = 0;
  for await (const batch of scoreComments(wordings(), {
    pool,
    textOf: ([text]) => text,
    ...(signal ? { signal } : {}),
  })) {
    await keep(warehouse, batch);
    done += batch.items.reduce((n, [, rows]) => n + rows.length, 0);
    onProgress?.(done, total);
  }
  return done;
};
