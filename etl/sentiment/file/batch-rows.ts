/** The same rows in batches of at most `size` rows and about `characters` characters, whatever batches they came in. */
export async function* batchRows<Row>(
  batches: AsyncIterable<readonly Row[]>,
  { size, characters, lengthOf }: { size: number; characters: number; lengthOf: (row: Row) => number },
): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  let length = 0;
  for await (const rows of batches)
    for (const row of rows) {
      batch.push(row);
      length += lengthOf(row);
      if (batch.length < size && length < characters) continue;
      yield batch;
      batch = [];
      length = 0;
    }
  if (batch.length > 0) yield batch;
}
