import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  actionSchema,
  actionsAnswerSchema,
  publishedActionsSchema,
  type Action,
} from '../../api/contract/actions.ts';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { publish } from '../../api/publish/index.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { NOW } from '../support/warehouse.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await loadSampleCity(server.barometer, () => undefined);
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await server.close();
});

const send = (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${server.url}/api/v1${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
const takeUp = async (body: object): Promise<Action> => {
  const answer = await send('POST', '/actions', {
    owner: 'Water bureau',
    action: 'Replace the main under Wharf Road; call 13812345678.',
    started_on: '2026-07-20',
    ...body,
  });
  expect([answer.status, await answer.clone().text()]).toEqual([201, expect.any(String)]);
  return actionSchema.parse(await answer.json());
};
const codesOf = async (answer: Response): Promise<string[]> =>
  ((await answer.json()) as { problems: { code: string }[] }).problems.map(({ code }) => code);

it('takes up the water of Riverside, and the people see no change, as nothing was planted there', async () => {
  const { pain_points } = (await (await send('GET', '/pain-points')).json()) as {
    pain_points: { id: string }[];
  };
  const made = await takeUp({ pain_point: pain_points[0]?.id, finished_on: '2026-08-16' });
  expect(made).toMatchObject({ district: 'Riverside', issue: 'Water quality', state: 'judged' });
  expect(made.judgement.verdict).toBe('no_change');
  const reports = made.judgement.measures[0];
  const [before, after] = await Promise.all(
    [made.judgement.before, made.judgement.after].map(async (stretch) => {
      const { rows } = await server.barometer.query({
        metrics: ['volume'],
        where: { district: ['Riverside'], issue: ['Water quality'] },
        from: stretch?.from,
        to: stretch?.to,
      });
      return rows[0]?.value;
    }),
  );
  expect([reports?.before.n, reports?.after.n]).toEqual([before, after]);
});

it('sees that the roads of Old Town got better, which was planted', async () => {
  const made = await takeUp({
    district: 'Old Town',
    issue_group: 'Roads',
    owner: 'Roads office',
    started_on: '2026-02-02',
    finished_on: '2026-02-28',
  });
  expect(made.judgement.verdict).toBe('improved');
  const happier = made.judgement.measures.find(({ measure }) => measure === 'dissatisfied');
  // Planted: 20 points more satisfied.
  expect(happier?.peers?.lower).toBeLessThan(-0.2);
  expect(happier?.peers?.upper).toBeGreaterThan(-0.2 - 0.25);
  expect(happier?.peers?.upper).toBeLessThan(0);
});

it('reopens by itself what comes back, with the day, and writes it down', async () => {
  const made = await takeUp({
    district: 'Riverside',
    issue_group: 'Drinking water',
    started_on: '2026-03-02',
    finished_on: '2026-04-05',
  });
  expect(made.state).toBe('reopened');
  expect(made.reopened).toMatchObject({ since: '2026-06-01', through: '2026-10-25' });
  const deeds = await server.access.deeds(10, null);
  expect(deeds[0]).toMatchObject({ who: 'barometer', object: `/actions/${made.action_id}` });
  expect(deeds[0]?.detail).toMatchObject({ event: 'reopened', since: '2026-06-01' });
  const again = actionSchema.parse(
    await (await send('PATCH', `/actions/${made.action_id}`, { finished_on: '2026-07-05' })).json(),
  );
  expect(again).toMatchObject({ state: 'judged', reopened: null, owner: 'Water bureau' });
});

it('says that it is too early, and when it will not be', async () => {
  const made = await takeUp({ district: 'Millfield', issue_group: 'Roads', finished_on: '2026-09-30' });
  expect(made).toMatchObject({ state: 'waiting', judgement: { verdict: null, possible_on: '2026-11-30' } });
});

it('refuses with everything that is wrong', async () => {
  const bad = await send('POST', '/actions', { owner: ' ', started_on: '2026-13-01', colour: 'red' });
  expect(bad.status).toBe(400);
  expect((await codesOf(bad)).sort()).toEqual([
    'invalid_value',
    'invalid_value',
    'invalid_value',
    'unknown_parameter',
  ]);
  const words = { owner: 'Somebody', action: 'Something', started_on: '2026-07-20' };
  const wrong = await send('POST', '/actions', {
    ...words,
    finished_on: '2026-07-01',
    district: 'Riverbank',
    issue: 'Unheard of',
  });
  expect((await codesOf(wrong)).sort()).toEqual(['dates_reversed', 'unknown_district', 'unknown_issue']);
  expect(await codesOf(await send('POST', '/actions', { ...words, pain_point: 'nothing' }))).toEqual([
    'unknown_pain_point',
  ]);
  expect(await codesOf(await send('POST', '/actions', words))).toEqual(['nothing_taken_up']);
  await takeUp({ district: 'Hillside', issue_group: 'Noise' });
  const twice = await send('POST', '/actions', { ...words, district: 'Hillside', issue_group: 'Noise' });
  expect([twice.status, await codesOf(twice)]).toEqual([409, ['already_taken_up']]);
  expect((await send('PATCH', '/actions/999', { owner: 'x' })).status).toBe(404);
  expect((await send('DELETE', '/actions/999')).status).toBe(404);
});

it('tells the public what was published and masked, and nothing else', async () => {
  await server.barometer.warehouse.exclusively((session) => publish(session, { dry_run: false }, NOW));
  const { actions } = actionsAnswerSchema.parse(await (await send('GET', '/actions')).json());
  const water = actions.find(({ issue }) => issue === 'Water quality');
  expect((await send('PUT', `/actions/${water?.action_id}/published`, { published: true })).status).toBe(200);
  const text = await (await send('GET', '/actions/published')).text();
  const told = publishedActionsSchema.parse(JSON.parse(text));
  expect(told.actions.map(({ district, verdict }) => [district, verdict])).toEqual([
    ['Riverside', 'no_change'],
  ]);
  expect(text).not.toContain('13812345678');
  const [shown] = told.actions;
  const { rows } = await server.barometer.query({
    metrics: ['volume'],
    by: ['month'],
    where: { district: ['Riverside'], issue_group: ['Drinking water'] },
    audience: 'public',
  });
  expect(shown?.months.map(({ month, n }) => [month, n])).toEqual(
    rows.map(({ month, value }) => [month, value]),
  );
  expect(shown?.months.some(({ suppressed }) => suppressed)).toBe(true);
  expect(shown?.months.every(({ n }) => n === null || n === 0 || n >= 10)).toBe(true);
});

it('ends with the sample city', async () => {
  await server.barometer.clearSample();
  const { actions } = actionsAnswerSchema.parse(await (await send('GET', '/actions')).json());
  expect(actions).toEqual([]);
});
