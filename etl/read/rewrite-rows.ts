import type { RowBatch } from './accept-rows.ts';
import { TextWriter } from './records/text-writer.ts';
import { writeRecord } from './records/write-record.ts';
import type { StructuralReject } from './table.ts';

export interface Rewritten {
  readonly nRows: number;
  readonly rejected: readonly StructuralReject[];
}

/** Writes the accepted rows to a new file in the canonical dialect, without a header, one batch in memory at a time. */
export const rewriteRows = async (batches: AsyncIterable<RowBatch>, path: string): Promise<Rewritten> => {
  const writer = await TextWriter.create(path);
  const rejected: StructuralReject[] = [];
  let nRows = 0;
  try {
    for await (const batch of batches) {
      nRows += batch.rows.length;
      rejected.push(...batch.rejected);
      if (batch.rows.length > 0) await writer.write(batch.rows.map((row) => writeRecord(row.cells)).join(''));
    }
  } finally {
    await writer.close();
  }
  return { nRows, rejected };
};
