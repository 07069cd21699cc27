import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aliasListSchema,
  clustersSchema,
  remappedSchema,
  suggestionsSchema,
  unmatchedSchema,
} from '../../api/contract/places.ts';
import { problemDocumentSchema } from '../../api/contract/problem.ts';
import { memberSchema } from '../../api/contract/summary.ts';
import { loadReference } from '../../etl/load/reference.ts';
import { runCli } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { NOW } from '../support/warehouse.ts';
import { complaintsCsv, COMPLAINTS } from './complaints.ts';

const TREE = 'district,subdistrict,community\nAllston,,\nBrighton,,\nBack Bay,,\n';
const rows = [
  ...Array.from({ length: 5 }, () => 'Allston / Brighton'),
  ...Array.from({ length: 3 }, () => 'BACK BAY'),
  'Allston',
  'Nowhere',
  '',
].map((district, i) => ({ district, opened: `2026-01-0${(i % 9) + 1}`, issue: 'Roads' }));

let server: TestServer;
const api = async (
  path: string,
  method = 'GET',
  body?: unknown,
): Promise<{ status: number; body: unknown }> => {
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: answer.status, body: await answer.json() };
};
const problemsOf = (body: unknown): (readonly [string, string | undefined])[] =>
  problemDocumentSchema.parse(body).problems.map(({ code, pointer }) => [code, pointer]);

beforeAll(async () => {
  server = await startTestServer();
  const tree = await server.file('tree.csv', TREE);
  await server.barometer.warehouse.exclusively((session) =>
    loadReference(session, 'place_tree', tree, { now: NOW }),
  );
  await server.barometer.import(await server.file('c.csv', complaintsCsv(rows)), { source: COMPLAINTS });
});
afterAll(() => server.close());

describe('places over HTTP', () => {
  it('shows unmatched values as unmatched, with names they may stand for', async () => {
    const unmatched = unmatchedSchema.parse((await api('/dimensions/district/unmatched')).body);
    expect(unmatched).toMatchObject({
      reference: 'tree',
      n_rows: 11,
      n_matched: 1,
      n_unmatched: 9,
      n_blank: 1,
    });
    expect(
      unmatched.values.map(({ value, n_cases, suggestions }) => [
        value,
        n_cases,
        suggestions.map((s) => s.value),
      ]),
    ).toEqual([
      ['Allston / Brighton', 5, ['Brighton', 'Allston']],
      ['BACK BAY', 3, ['Back Bay']],
      ['Nowhere', 1, []],
    ]);
    const { body } = await api(`/dimensions/district/unmatched?value=${encodeURIComponent('allston')}`);
    expect(suggestionsSchema.parse(body).suggestions).toEqual([
      { value: 'Allston', score: 1, reason: 'same_spelling' },
    ]);
    const { members } = (await api('/dimensions/district')).body as { members: unknown[] };
    expect(
      Object.fromEntries(
        members.map((each) => memberSchema.parse(each)).map((each) => [String(each.value), each.matched]),
      ),
    ).toEqual({ 'Allston / Brighton': false, 'BACK BAY': false, Allston: true, Nowhere: false, null: null });
    const answer = await server.barometer.query({ metrics: ['volume'], by: ['district'] });
    expect(answer.rows.map(({ district, value }) => [district, value])).toContainEqual(['Nowhere', 1]);
  });

  it('merges a cluster as one remapping, lists it, and undoes it', async () => {
    const { clusters } = clustersSchema.parse((await api('/dimensions/district/clusters')).body);
    expect(clusters).toEqual([]);
    const made = await api('/aliases', 'POST', {
      kind: 'merge',
      dimension: 'district',
      raw: ['Allston', 'Brighton'],
      value: 'Allston / Brighton',
    });
    expect(made.status).toBe(201);
    const { remapping_id, n } = remappedSchema.parse(made.body);
    expect(n).toBe(2);
    const listed = aliasListSchema.parse((await api('/aliases?dimension=district')).body);
    expect(listed.aliases.map(({ raw, value, from }) => [raw, value, from])).toEqual([
      ['Allston', 'Allston / Brighton', null],
      ['Brighton', 'Allston / Brighton', null],
    ]);
    expect(listed.history[0]).toMatchObject({ remapping_id, kind: 'merge', made_by: 'local', live: true });
    expect((await api(`/aliases/${remapping_id}`, 'DELETE')).body).toEqual({
      remapping_id,
      status: 'undone',
    });
    expect(await api(`/aliases/${remapping_id}`, 'DELETE')).toMatchObject({ status: 409 });
    expect(await api('/aliases/none', 'DELETE')).toMatchObject({ status: 404 });
    expect(aliasListSchema.parse((await api('/aliases')).body).history[0]).toMatchObject({ live: false });
  });

  it('locates places by boundaries, or says that there are none', async () => {
    const none = await api('/places/locate', 'POST');
    expect([none.status, problemsOf(none.body)]).toEqual([409, [['no_boundaries', undefined]]]);
  });

  it('refuses bad input with everything that is wrong and where', async () => {
    const refused = await api('/aliases', 'POST', {
      statements: [
        { dimension: 'district', raw: 'A', value: 'A' },
        { dimension: 'mayor', raw: 'B', value: 'C' },
        { dimension: 'district', raw: 'D', value: 'E', from: '2026-05-01', to: '2026-04-01' },
      ],
    });
    expect(refused.status).toBe(422);
    expect(problemsOf(refused.body)).toEqual([
      ['alias_to_itself', '/statements/0/value'],
      ['unknown_dimension', '/statements/1/dimension'],
      ['reversed_dates', '/statements/2/to'],
    ]);
    const shapeless = await api('/aliases', 'POST', { dimension: 'district', colour: 'red' });
    expect([shapeless.status, problemsOf(shapeless.body)]).toEqual([400, [['unknown_parameter', '/colour']]]);
    const incomplete = await api('/aliases', 'POST', { dimension: 'district' });
    expect(problemsOf(incomplete.body)).toEqual([
      ['missing_value', '/raw'],
      ['missing_value', '/value'],
    ]);
    expect((await api('/dimensions/mayor/unmatched')).status).toBe(404);
    expect((await api('/dimensions/mayor/clusters')).status).toBe(404);
    expect((await api('/aliases?dimension=mayor')).status).toBe(400);
    expect(server.faults).toEqual([]);
  });
});

describe('places on the command line', () => {
  it('adds, lists, merges and undoes, and refuses with exit 2', async () => {
    const data = `${server.dir}/cli`;
    const run = async (...words: string[]): Promise<unknown> => {
      const result = await runCli(data, ...words, '--json');
      expect([result.code, result.err.includes('problem')]).toEqual([0, false]);
      return JSON.parse(result.out);
    };
    expect(
      await run('alias', 'add', 'district', 'BRONX', 'Bronx', '--from', '2026-01-01', '--by', 'Ann'),
    ).toEqual({ remapping_id: 1, n: 1 });
    expect(await run('places', 'merge', 'district', '朝阳区', '朝阳', '北京市朝阳区')).toEqual({
      remapping_id: 2,
      n: 2,
    });
    expect(await run('alias', 'undo', '1')).toEqual({ remapping_id: 1, status: 'undone' });
    const listed = aliasListSchema.parse(await run('alias', 'list'));
    expect(listed.aliases.map(({ raw }) => raw).sort()).toEqual(['北京市朝阳区', '朝阳']);
    expect(listed.history.map(({ made_by, live }) => [made_by, live])).toEqual([
      [null, true],
      ['Ann', false],
    ]);
    const refused = await runCli(data, 'alias', 'add', 'district', 'X', 'X');
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain('stand for itself');
  });
});
