import { hasSample } from '../../etl/load/sample.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { PublicationEntry } from '../contract/publications.ts';
import { inForce } from './publish.ts';
import { listPublications } from './store.ts';

const refuse = (code: string, detail: string, way_out: string, id: number, status: number): Problem =>
  new Problem('The publication stays', [{ code, detail, way_out, value: String(id) }], status);

/**
 * Takes the last publication back. Its months stay as they were published, for when they are published again, because
 * somebody may have kept them; with `unseen` the caller vouches that nobody has, and its cells are deleted.
 * @throws Problem 404 for an unknown publication, 409 for one that is not the last.
 */
export const withdraw = async (
  session: Session,
  id: number,
  unseen: boolean,
  now: Date,
): Promise<PublicationEntry> =>
  session.transaction(async () => {
    const all = await listPublications(session);
    const entry = all.find((each) => each.publication_id === id);
    if (!entry)
      throw refuse(
        'unknown_publication',
        `There is no publication ${id}.`,
        'barometer publish list shows them.',
        id,
        404,
      );
    const last = inForce(all, await hasSample(session)).find(({ status }) => status === 'published');
    if (last?.publication_id !== id)
      throw refuse(
        'not_the_last',
        `Publication ${id} is not the one the public sees.`,
        last ? `The last one is ${last.publication_id}.` : 'Nothing is published.',
        id,
        409,
      );
    const status = unseen ? 'discarded' : 'withdrawn';
    await session.run(
      'UPDATE publication SET status = $status, withdrawn_at = $now WHERE publication_id = $id',
      { status, now, id },
    );
    if (unseen) await session.run('DELETE FROM publication_cell WHERE publication_id = $id', { id });
    return { ...entry, status, withdrawn_at: now.toISOString() };
  });
