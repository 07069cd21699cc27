import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actionSchema, actionsAnswerSchema } from '../../api/contract/actions.ts';
import { runCli, serveCli } from '../support/cli.ts';

const csv = [
  'Case,Opened on,Place,Sort',
  ...Array.from(
    { length: 240 },
    (_, i) =>
      `C${i},2026-0${1 + Math.floor(i / 60)}-${String((i % 28) + 1).padStart(2, '0')},${['QUEENS', 'BROOKLYN'][i % 2]},Streets`,
  ),
].join('\n');
const SAID = ['--owner', 'Roads office', '--action', 'Fill the holes', '--started-on', '2026-02-10'];

let dir: string;
const data = (): string => join(dir, 'data');
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'barometer-actions-'));
  const file = join(dir, 'desk.csv');
  await writeFile(file, csv);
  const mapping = ['case_id=Case', 'opened_at=Opened on', 'district=Place', 'issue=Sort'];
  const { code, err } = await runCli(
    data(),
    'import',
    file,
    '--kind',
    'complaints',
    ...mapping.flatMap((each) => ['--set', each]),
    '--json',
  );
  expect([code, err]).toEqual([0, '']);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

it('takes up, lists and refuses on this machine', async () => {
  const cell = ['--district', 'QUEENS', '--issue', 'Streets'];
  const made = await runCli(data(), 'actions', 'take-up', ...cell, ...SAID, '--by', 'wang', '--json');
  expect([made.code, made.err]).toEqual([0, '']);
  expect(actionSchema.parse(JSON.parse(made.out))).toMatchObject({
    action_id: 1,
    district: 'QUEENS',
    made_by: 'wang',
    state: 'under_way',
  });
  const listed = await runCli(data(), 'actions');
  expect(listed.out).toMatch(/QUEENS · Streets.*Roads office.*under way/);
  const wrong = await runCli(data(), 'actions', 'take-up', '--issue', 'Street', ...SAID, '--json');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('Did you mean Streets?');
});

it('asks the server that owns the data, with the same words', async () => {
  const server = await serveCli(data());
  try {
    const changed = await runCli(data(), 'actions', 'change', '1', '--finished-on', '2026-02-20', '--json');
    expect([changed.code, changed.err]).toEqual([0, '']);
    const shown = await runCli(data(), 'actions', 'publish', '1', '--json');
    expect(actionSchema.parse(JSON.parse(shown.out))).toMatchObject({
      finished_on: '2026-02-20',
      published: true,
    });
    const answer = actionsAnswerSchema.parse(await (await fetch(`${server.url}/api/v1/actions`)).json());
    expect(answer.actions).toHaveLength(1);
    const removed = await runCli(data(), 'actions', 'remove', '1', '--json');
    expect(JSON.parse(removed.out)).toEqual({ action_id: 1, status: 'removed' });
  } finally {
    await server.stop();
  }
});
