import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadReference } from '../../etl/load/reference.ts';
import { Problem } from '../../etl/model/problem.ts';
import { FIRST_DAY, LAST_DAY } from '../../etl/places/day.ts';
import { readHistory, readStatements, remap, undoRemapping } from '../../etl/places/index.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import { NOW, openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';
import { complaintsCsv, COMPLAINTS } from './complaints.ts';

let test: TestWarehouse;
const inTurn = <T>(work: Parameters<TestWarehouse['barometer']['warehouse']['exclusively']>[0]): Promise<T> =>
  test.barometer.warehouse.exclusively(work) as Promise<T>;
const loadAliases = async (lines: string, sample = false): Promise<void> => {
  const path = await test.file('aliases.csv', `dimension,raw,canonical\n${lines}`);
  await inTurn((session) => loadReference(session, 'aliases', path, { now: NOW, sample }));
};
const addByHand = (raw: string, value: string): Promise<number> =>
  inTurn((session) =>
    remap(session, [{ dimension: 'district', raw, value, from: FIRST_DAY, to: LAST_DAY }], {
      kind: 'alias',
      now: NOW,
      by: 'Ann',
    }),
  );
const undo = (id: number): Promise<void> => inTurn((session) => undoRemapping(session, id, NOW));
const standing = async (): Promise<string[]> =>
  (await test.barometer.read((session) => readStatements(session)))
    .map(({ raw, value }) => `${raw}→${value}`)
    .sort();

beforeEach(async () => {
  test = await openTestWarehouse();
});
afterEach(() => test.close());

describe('the history of remappings', () => {
  it('lets a file take the place of the one before, keeps what was made by hand, and brings the old file back', async () => {
    await loadAliases('district,a,A\ndistrict,b,B\n');
    await addByHand('c', 'C');
    await loadAliases('district,b,BB\ndistrict,A,A\n');
    expect(await standing()).toEqual(['b→BB', 'c→C']);
    await expect(undo(1)).rejects.toMatchObject({
      status: 409,
      problems: [{ code: 'replaced', way_out: 'Undo remapping 3 first.' }],
    });
    await undo(3);
    expect(await standing()).toEqual(['a→A', 'b→B', 'c→C']);
    await undo(1);
    expect(await standing()).toEqual(['c→C']);
    const history = await test.barometer.read(readHistory);
    expect(
      history.map((each) => [each.remapping_id, each.kind, each.made_by, each.n, each.undone_at !== null]),
    ).toEqual([
      [3, 'file', null, 1, true],
      [2, 'alias', 'Ann', 1, false],
      [1, 'file', null, 2, true],
    ]);
  });

  it('does not bring back a file that contradicts what was stated since', async () => {
    await loadAliases('district,a,A\n');
    await loadAliases('district,b,B\n');
    const byHand = await addByHand('a', 'Elsewhere');
    const refused = undo(2);
    await expect(refused).rejects.toBeInstanceOf(Problem);
    await expect(refused).rejects.toMatchObject({
      status: 409,
      problems: [{ way_out: `Undo remapping ${byHand} first, or give days that do not overlap.` }],
    });
    expect(await standing()).toEqual(['a→Elsewhere', 'b→B']);
    await undo(byHand);
    await undo(2);
    expect(await standing()).toEqual(['a→A']);
  });

  it('refuses a file that contradicts itself, naming the line, and keeps the one held', async () => {
    await loadAliases('district,a,A\n');
    await expect(loadAliases('district,x,X\ndistrict,y,Y\ndistrict,x,Z\n')).rejects.toMatchObject({
      problems: [{ code: 'overlapping_alias', pointer: 'line 4', value: 'x' }],
    });
    expect(await standing()).toEqual(['a→A']);
  });

  it('goes with the sample city, and what was made by hand stays', async () => {
    await loadAliases('district,Mitte,Centre\n', true);
    await addByHand('Zentrum', 'Centre');
    const rows = [{ district: 'Mitte', opened: '2026-01-01' }];
    await test.barometer.import(await test.file('s.csv', complaintsCsv(rows)), {
      source: COMPLAINTS,
      sample: true,
    });
    await test.barometer.clearSample();
    expect(await standing()).toEqual(['Zentrum→Centre']);
    await test.barometer.import(await test.file('r.csv', complaintsCsv(rows)), { source: COMPLAINTS });
    const { rows: answered } = await test.barometer.query({ metrics: ['volume'], by: ['district'] });
    expect(answered.map(({ district, value }) => [district, value])).toEqual([['Mitte', 1]]);
  });

  it('begins with the aliases of a warehouse from before there was one', async () => {
    const dir = join(test.dir, 'old');
    const old = await openDuckdb(dir);
    await old.exclusively(async (session) => {
      await session.run(
        `INSERT INTO alias (dimension, raw, value, sample) VALUES ('district', 'a', 'A', false)`,
      );
      await session.run(`INSERT INTO member VALUES ('subdistrict', 'Mill', 'Mill', 'Mill', 'North', false)`);
      await session.run('UPDATE schema_version SET version = 2');
    });
    await old.close();
    const opened = await openDuckdb(dir);
    try {
      const held = await opened.exclusively(async (session) => ({
        history: (await readHistory(session)).map(({ kind, n, sample }) => [kind, n, sample]),
        statements: (await readStatements(session)).map(({ raw, value, from }) => [raw, value, from]),
        edges: await session.rows('SELECT dimension, value, parent FROM tree_edge'),
      }));
      expect(held).toEqual({
        history: [['file', 1, false]],
        statements: [['a', 'A', FIRST_DAY]],
        edges: [{ dimension: 'subdistrict', value: 'Mill', parent: 'North' }],
      });
    } finally {
      await opened.close();
    }
  });
});
