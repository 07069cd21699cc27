import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { QueryAnswer } from '../../api/contract/query.ts';
import { answerQuery } from '../../api/query/answer.ts';
import { caseHistory, caseMapping, casesToCsv } from '../query/random-cases.ts';
import { startTestServer } from '../support/server.ts';

const QUESTION = { metrics: ['volume', 'days_to_close', 'satisfaction_rate'], by: ['district'], min_n: 1 };
const PATH = '/api/v1/query?metrics=volume,days_to_close,satisfaction_rate&by=district&min_n=1';

/** Answers that were asked before are made anew inside the change; they must be what the change brings. */
it('an answer that stands ready after a change is the one that is true then', async () => {
  const server = await startTestServer();
  try {
    const [first, second] = fc.sample(caseHistory, { numRuns: 2, seed: 3 });
    const add = async (name: string, rows: Parameters<typeof casesToCsv>[0]): Promise<number> => {
      const path = await server.file(`${name}.csv`, casesToCsv(rows));
      const { import_id } = await server.barometer.import(path, { source: caseMapping(name) });
      return import_id ?? 0;
    };
    const asked = async (): Promise<QueryAnswer> =>
      (await (await fetch(`${server.url}${PATH}`)).json()) as QueryAnswer;
    const fresh = (): Promise<QueryAnswer> =>
      server.barometer.read((session) => answerQuery({ ...session, remembers: false }, QUESTION));
    await add('first', first?.files[0] ?? []);
    const before = await asked();
    expect(before.rows).toEqual((await fresh()).rows);
    const added = await add('second', second?.files[0] ?? []);
    const after = await asked();
    expect(after).toEqual(await fresh());
    expect(after.data_version).not.toBe(before.data_version);
    expect(after.rows).not.toEqual(before.rows);
    await server.barometer.undo(added);
    const undone = await asked();
    expect(undone).toEqual(await fresh());
    expect(undone.rows).toEqual(before.rows);
  } finally {
    await server.close();
  }
});
