import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseRepresentatives } from '../../api/voices/choose-representatives.ts';
import { readRepresentatives } from '../../api/voices/representative-comments.ts';
import { readLedgerWords } from '../../etl/terms/ledger/read-words.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

const candidate = (text: string, nSaid = 1) => ({
  text,
  terms: [...new Set(text.split(' '))],
  length: text.length,
  nSaid,
});

describe('choosing representatives', () => {
  it('takes what most say, then what the first does not say', () => {
    const water = [
      'brown water tap kitchen',
      'brown water tap bath',
      'brown water tap morning',
      'brown water tap again',
    ];
    const chosen = chooseRepresentatives(
      [...water, 'noise night karaoke', 'xylophone'].map((text) => candidate(text)),
      2,
    );
    expect(chosen[0]!.text).toContain('brown water');
    expect(chosen[1]!.text).toBe('noise night karaoke');
  });
  it('weighs how often the same was said', () => {
    const [first] = chooseRepresentatives(
      [candidate('alpha beta gamma delta'), candidate('one two three four', 50)],
      1,
    );
    expect(first!.text).toBe('one two three four');
  });
  it('gives everything there is, once, when asked for more', () => {
    const all = [candidate('a b'), candidate('a b'), { ...candidate('x'), terms: [] }];
    expect(new Set(chooseRepresentatives(all, 9))).toEqual(new Set(all));
    expect(chooseRepresentatives([], 3)).toEqual([]);
  });
});

const HEADER = 'Case,Opened on,Place,Sort,What was said';
const LAMP =
  'The street light opposite the school has been broken since Friday and children walk home in the dark';
const rows: readonly (readonly string[])[] = [
  ...Array.from({ length: 5 }, (_, i) => [
    `L${i}`,
    `2026-03-0${i + 1}`,
    'North',
    'Lamps',
    `${LAMP}, call ${i}`,
  ]),
  ['M1', '2026-03-03', 'North', 'Lamps', 'Lamp post leans over the pavement, write to li@example.org'],
  ['W1', '2026-03-03', 'South', 'Water', 'No water since morning'],
  ['W2', '2026-03-03', 'South', 'Lamps', ''],
];

describe('representatives of a cell', () => {
  let home: TestWarehouse;
  const read = (district: string, issue: string, most?: number) =>
    home.barometer.read((session) =>
      readRepresentatives(
        session,
        { where: { district: [district], issue: [issue] }, period: { from: '2026-03-01', to: '2026-03-31' } },
        most,
      ),
    );
  beforeAll(async () => {
    home = await openTestWarehouse();
    const text = [HEADER, ...rows.map((row) => row.map((cell) => `"${cell}"`).join(','))].join('\n');
    await home.barometer.import(await home.file('desk.csv', text), {
      source: {
        kind: 'complaints',
        source: 'desk',
        fields: {
          case_id: 'Case',
          opened_at: 'Opened on',
          district: 'Place',
          issue: 'Sort',
          description: 'What was said',
        },
      },
      timezone: 'UTC',
    });
  });
  afterAll(() => home.close());

  it('are there before the comments were read, identical ones folded', async () => {
    expect((await read('South', 'Water')).map(({ text, nSaid }) => [text, nSaid])).toEqual([
      ['No water since morning', 1],
    ]);
    expect((await read('North', 'Lamps', 9)).length).toBe(6);
  });

  it('fold calls that repeat each other, count them, and keep to the cell', async () => {
    expect(await readLedgerWords(home.barometer.warehouse)).toBe(7);
    expect(await readLedgerWords(home.barometer.warehouse)).toBe(0);
    const found = await read('North', 'Lamps', 9);
    expect(found.map(({ nSaid }) => nSaid)).toEqual([5, 1]);
    expect(found[0]).toMatchObject({
      firstOn: '2026-03-01',
      lastOn: '2026-03-05',
      on: '2026-03-05',
      key: 'L4',
      source: 'desk',
    });
    expect(found[1]!.text).not.toContain('li@example.org');
    expect(await read('South', 'Lamps')).toEqual([]);
  });

  it('leave nothing behind when their import is undone', async () => {
    await home.barometer.undo(1);
    const left = await home.barometer.read((session) =>
      session.rows(
        'SELECT fold FROM comment_words UNION ALL SELECT fold FROM comment_leader UNION ALL SELECT fold FROM comment_band',
      ),
    );
    expect(left).toEqual([]);
  });
});
