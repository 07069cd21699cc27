import { addPartition, dropPartition } from '../../rollup/apply.ts';
import type { Session } from '../../warehouse/session.ts';

/** Makes the rollup partitions of these imports anew from their rows; those undone have none. */
export const rebuildPartitions = async (session: Session, imports: readonly number[]): Promise<void> => {
  for (const importId of imports) {
    await dropPartition(session, importId);
    await addPartition(session, importId);
  }
};
