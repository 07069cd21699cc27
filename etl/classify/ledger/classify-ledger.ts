import { setImmediate } from 'node:timers/promises';
import type { Session } from '../../warehouse/session.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { makeClassifier, type Classified } from '../classifier.ts';
import { applyCorrections } from './apply-corrections.ts';
import { CANDIDATES, countCandidates } from './candidates.ts';
import { readTraining, type Training } from './read-training.ts';

/** Comments classified at a time, in a transaction of their own. */
const CHUNK = 4_000;
/** Comments classified before others get their turn. */
const SLICE = 100;

export interface ClassifyOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

interface Row {
  readonly import_id: number;
  readonly line: number;
  readonly text: string;
}

/** What a classification would be made of: the state of the ledger's imports, of the tree, and of the corrections. */
const readMadeOf = async (session: Session): Promise<string> => {
  const [found] = await session.rows<{ made_of: string }>(
    `SELECT concat_ws(' ', (SELECT string_agg(import_id, ',' ORDER BY import_id) FROM import WHERE status = 'loaded'),
       '/', (SELECT count(*) FROM remapping WHERE undone_at IS NULL AND replaced_by IS NULL), (SELECT count(*) FROM member),
       '/', (SELECT string_agg(correction_id, ',' ORDER BY correction_id) FROM issue_correction WHERE undone_at IS NULL)) AS made_of`,
  );
  return found?.made_of ?? '';
};

const keep = (session: Session, rows: readonly Row[], found: readonly Classified[], { groupOf }: Training) =>
  session.run(
    `INSERT INTO comment_issue
     SELECT r.import_id, r.line, r.issue_group, r.issue, r.confidence, r.decided_by
     FROM (SELECT unnest(from_json($rows, '[{"import_id":"INTEGER","line":"INTEGER","issue_group":"VARCHAR","issue":"VARCHAR","confidence":"DOUBLE","decided_by":"VARCHAR"}]')) AS r)`,
    {
      rows: JSON.stringify(
        rows.map(({ import_id, line }, i) => {
          const { issue, confidence, by } = found[i]!;
          const issue_group = issue === null ? null : (groupOf.get(issue) ?? null);
          return { import_id, line, issue_group, issue, confidence, decided_by: by };
        }),
      ),
    },
  );

/**
 * Says of every comment without a usable type what it is about, from declared words and from what the other rows and the
 * analysts say; unsure ones stay unclassified. Nothing is done where nothing has changed since the last time. Chunks
 * are transactions of their own.
 * @returns the comments looked at.
 */
export const classifyLedger = async (
  warehouse: Warehouse,
  { onProgress, signal }: ClassifyOptions = {},
): Promise<number> => {
  const begun = await warehouse.exclusively((session) =>
    session.transaction(async () => {
      const madeOf = await readMadeOf(session);
      const [held] = await session.rows<{ made_of: string }>('SELECT made_of FROM comment_classification');
      if (held?.made_of === madeOf) return null;
      await session.run('DELETE FROM comment_classification');
      await session.run(`DELETE FROM comment_issue WHERE coalesce(decided_by, '') <> 'corrected'`);
      const training = await readTraining(session);
      await applyCorrections(session, training.groupOf);
      return { madeOf, training, total: await countCandidates(session) };
    }),
  );
  if (!begun) return 0;
  const { madeOf, training, total } = begun;
  let [done, importId, line] = [0, -1, -1];
  if (total > 0) {
    const classifier = makeClassifier(training.nodes, training.labelled);
    for (;;) {
      signal?.throwIfAborted();
      const rows = await warehouse.exclusively(
        (session) =>
          session.transaction(async () => {
            const chunk = await session.rows<Row>(
              `SELECT f.import_id, f.line, f.text ${CANDIDATES} AND (f.import_id, f.line) > ($importId, $line)
               AND NOT EXISTS (FROM comment_issue i WHERE i.import_id = f.import_id AND i.line = f.line)
             ORDER BY f.import_id, f.line LIMIT ${CHUNK}`,
              { importId, line },
            );
            const found: Classified[] = [];
            for (const { text } of chunk) {
              if (found.length % SLICE === SLICE - 1) await setImmediate();
              found.push(classifier.classify(text));
            }
            if (chunk.length > 0) await keep(session, chunk, found, training);
            return chunk;
          }),
        'step',
      );
      const last = rows.at(-1);
      if (!last) break;
      ({ import_id: importId, line } = last);
      done += rows.length;
      onProgress?.(done, total);
    }
  }
  await warehouse.exclusively((session) =>
    session.run('INSERT INTO comment_classification VALUES ($madeOf)', { madeOf }),
  );
  return done;
};
