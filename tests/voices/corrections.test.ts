import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedbackAnswer } from '../../api/contract/feedback.ts';
import type { Correction } from '../../api/contract/voices.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const source = {
  kind: 'complaints' as const,
  source: 'desk',
  fields: {
    case_id: 'Case',
    opened_at: 'Opened on',
    issue_group: 'Group',
    issue: 'Sort',
    description: 'What was said',
  },
};
const WHERE = [
  'by the school',
  'on the corner',
  'behind the market',
  'near the bridge',
  'at number 9',
  'opposite the shop',
];
const WHEN = [
  'since Monday',
  'every night',
  'again this week',
  'for a month',
  'since the storm',
  'all day',
  'twice',
];
const SAYS = {
  Water: ['The tap runs brown', 'No water pressure', 'A pipe burst'],
  Light: ['The street lamp is dark', 'Lamp flickers', 'No street light'],
  Noise: ['Loud karaoke', 'Drilling and hammering', 'A noisy party'],
};
const rows = Object.entries(SAYS).flatMap(([issue, says]) =>
  says.flatMap((what, i) =>
    WHERE.flatMap((where, j) =>
      WHEN.slice(0, 4).map((when, k) => ({
        id: `${issue}${i}${j}${k}`,
        issue,
        text: `${what} ${where} ${when}`,
      })),
    ),
  ),
);
/** Nothing that was labelled speaks of these. */
const STRANGE = WHERE.map((where, i) => ({
  id: `G${i}`,
  issue: '',
  text: `Goose droppings all over ${where} ${WHEN[i]}`,
}));
const PLAIN = { id: 'P1', issue: '', text: 'The tap runs brown and a pipe burst since Monday' };

describe('issues of comments without a type', () => {
  let server: TestServer;
  const api = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${server.url}/api/v1${path}`, init);
  const send = (body: unknown): Promise<Response> =>
    api('/voices/corrections', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const settled = async (): Promise<void> => {
    server.comments.wake();
    await server.comments.settled();
  };
  const found = async (id: string) => {
    const { rows: all } = (await (await api('/feedback?limit=1000')).json()) as FeedbackAnswer;
    const row = all.find((each) => JSON.parse(Buffer.from(each.id, 'base64url').toString())[2] === id);
    return row!;
  };
  const load = async (name: string, lines: readonly { id: string; issue: string; text: string }[]) => {
    const csv = [
      'Case,Opened on,Group,Sort,What was said',
      ...lines.map(({ id, issue, text }) => `${id},2026-03-01,${issue ? 'Streets' : ''},${issue},"${text}"`),
    ].join('\n');
    const report = await server.barometer.import(await server.file(name, csv), { source, timezone: 'UTC' });
    await settled();
    return report.import_id!;
  };
  beforeAll(async () => {
    server = await startTestServer();
    await load('desk.csv', [...rows, ...STRANGE, PLAIN]);
  });
  afterAll(async () => {
    expect(server.faults).toEqual([]);
    await server.close();
  });

  it('are found where rows like them were labelled, and nowhere else', async () => {
    const plain = await found('P1');
    expect(plain).toMatchObject({ issue: 'Water', issue_group: 'Streets', issue_by: 'learned' });
    expect(plain.issue_confidence).toBeGreaterThan(0.5);
    expect(await found('G0')).toMatchObject({ issue: null, issue_group: null, issue_by: null });
    expect(await found('Water000')).toMatchObject({
      issue: 'Water',
      issue_by: 'stated',
      issue_confidence: null,
    });
  });

  it('are what an analyst says, who is learned from, until it is taken back', async () => {
    const ids: number[] = [];
    for (const id of ['G0', 'G1', 'G2', 'G3']) {
      const answer = await send({ comment: (await found(id)).id, issue: 'Noise' });
      expect(answer.status).toBe(201);
      ids.push(((await answer.json()) as Correction).correction_id);
      expect(await found(id)).toMatchObject({
        issue: 'Noise',
        issue_group: 'Streets',
        issue_by: 'corrected',
      });
    }
    await settled();
    expect(await found('G5')).toMatchObject({ issue: 'Noise', issue_by: 'learned' });
    expect(await found('P1')).toMatchObject({ issue: 'Water', issue_by: 'learned' });

    // A stated type gives way to an analyst too, and a new version of the row does not undo what was said of it.
    const wrong = await found('Light000');
    const over = (await (await send({ comment: wrong.id, issue: null })).json()) as Correction;
    expect(await found('Light000')).toMatchObject({ issue: null, issue_by: 'corrected' });
    const second = await load('again.csv', [
      { id: 'Light000', issue: 'Light', text: 'The street lamp is very dark' },
    ]);
    expect(await found('Light000')).toMatchObject({
      text: 'The street lamp is very dark',
      issue: null,
      issue_by: 'corrected',
    });
    await server.barometer.undo(second);
    await settled();
    expect((await api(`/voices/corrections/${over.correction_id}`, { method: 'DELETE' })).status).toBe(200);
    expect(await found('Light000')).toMatchObject({ issue: 'Light', issue_by: 'stated' });

    for (const id of ids)
      expect((await api(`/voices/corrections/${id}`, { method: 'DELETE' })).status).toBe(200);
    await settled();
    expect(await found('G0')).toMatchObject({ issue: null, issue_by: null });
    expect(await found('G5')).toMatchObject({ issue: null, issue_by: null });
    const { corrections } = (await (await api('/voices/corrections')).json()) as {
      corrections: Correction[];
    };
    expect(corrections.length).toBe(5);
    expect(corrections.every(({ undone_at }) => undone_at !== null)).toBe(true);
  });

  it('are refused for comments and issues that do not exist', async () => {
    const { id } = await found('P1');
    const codes = async (body: unknown): Promise<string[]> =>
      ((await (await send(body)).json()) as { problems: { code: string }[] }).problems.map(
        ({ code }) => code,
      );
    expect(await codes({ comment: 'nonsense', issue: 'Water' })).toEqual(['unknown_comment']);
    expect(await codes({ comment: id, issue: 'Watr' })).toEqual(['unknown_issue']);
    expect(await codes({ comment: id })).toEqual(['invalid_value']);
    expect((await api('/voices/corrections/99', { method: 'DELETE' })).status).toBe(404);
    const gone = Buffer.from(JSON.stringify(['complaints', 'desk', 'nobody'])).toString('base64url');
    expect(await codes({ comment: gone, issue: 'Water' })).toEqual(['unknown_comment']);
  });
});
