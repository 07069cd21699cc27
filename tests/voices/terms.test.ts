import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { termsAnswerSchema, type TermsAnswer } from '../../api/contract/voices.ts';
import { logOdds } from '../../api/stats/index.ts';
import { answerTerms } from '../../api/voices/distinctive-terms.ts';
import { readLedgerWords } from '../../etl/terms/ledger/read-words.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

describe('log-odds with an informative prior', () => {
  it('gives what the formula of Monroe and others gives by hand', () => {
    // share 15∕300 = 0.05, prior 20: ln(11∕109) − ln(6∕214); variance 1∕11 + 1∕109 + 1∕6 + 1∕214.
    const found = logOdds({ x: 10, n: 100 }, { x: 5, n: 200 }, 20, 0.95)!;
    expect(found.logOdds).toBeCloseTo(1.280764, 5);
    expect(found.se).toBeCloseTo(0.52098, 4);
    expect(found.z).toBeCloseTo(2.45836, 3);
    expect(found.p).toBeCloseTo(0.013957, 6);
    expect(found.interval.lower).toBeCloseTo(1.280764 - 1.959964 * found.se, 5);
  });
  it('is null where nobody or everybody says it, and turns with its sides', () => {
    expect(logOdds({ x: 0, n: 9 }, { x: 0, n: 9 }, 20, 0.95)).toBeNull();
    expect(logOdds({ x: 9, n: 9 }, { x: 9, n: 9 }, 20, 0.95)).toBeNull();
    expect(logOdds({ x: 1, n: 9 }, { x: 0, n: 0 }, 20, 0.95)).toBeNull();
    const [a, b] = [
      { x: 4, n: 30 },
      { x: 9, n: 500 },
    ];
    expect(logOdds(a, b, 20, 0.95)!.z).toBeCloseTo(-logOdds(b, a, 20, 0.95)!.z, 12);
  });
});

const source = {
  kind: 'complaints' as const,
  source: 'desk',
  fields: {
    case_id: 'Case',
    opened_at: 'Opened on',
    district: 'Place',
    issue: 'Sort',
    description: 'What was said',
  },
};
const STREETS = ['Elm', 'Oak', 'Birch', 'Willow', 'Cedar', 'Maple', 'Ash', 'Linden', 'Poplar', 'Hazel'];
const said = (n: number, make: (i: number) => string): string[] =>
  Array.from({ length: n }, (_, i) => make(i));
/** Thirty days of March; what is said in the North also of sinkholes, elsewhere of the usual. */
const NORTH = [
  ...said(
    25,
    (i) =>
      `A sinkhole opened in ${STREETS[i % 10]} street number ${STREETS[(i * 3) % 10]} lane and cars swerve ${STREETS[(i + 4) % 10]}`,
  ),
  ...said(
    25,
    (i) =>
      `The bins in ${STREETS[i % 10]} street were not emptied, ${STREETS[(i * 7) % 10]} corner, third week ${STREETS[(i + 2) % 10]}`,
  ),
  // One person, fifty calls: many rows, one wording.
  ...said(
    50,
    (i) => `My neighbour plays the bagpipes until midnight every single evening without mercy, call ${i}`,
  ),
];
const SOUTH = said(
  200,
  (i) =>
    `The bins in ${STREETS[i % 10]} street were not emptied, ${STREETS[(i * 7) % 10]} corner, ${['third', 'second', 'fourth'][i % 3]} week`,
);
const FEW = said(6, () => 'a quiet secret about somebody');

describe('what is said here and not elsewhere', () => {
  let home: TestWarehouse;
  const ask = (input: object, scope: string[] | null = null): Promise<TermsAnswer> =>
    home.barometer.read(async (session) => termsAnswerSchema.parse(await answerTerms(session, input, scope)));
  beforeAll(async () => {
    home = await openTestWarehouse();
    const rows = [
      ...NORTH.map(
        (text, i) => `N${i},2026-03-${String((i % 28) + 1).padStart(2, '0')},North,Mess,"${text}"`,
      ),
      ...SOUTH.map(
        (text, i) => `S${i},2026-03-${String((i % 28) + 1).padStart(2, '0')},South,Mess,"${text}"`,
      ),
      ...FEW.map((text, i) => `F${i},2026-03-0${i + 1},River,Mess,"${text}"`),
      ...SOUTH.map(
        (text, i) => `E${i},2026-02-${String((i % 28) + 1).padStart(2, '0')},North,Mess,"${text}"`,
      ),
    ];
    const text = ['Case,Opened on,Place,Sort,What was said', ...rows].join('\n');
    await home.barometer.import(await home.file('desk.csv', text), { source, timezone: 'UTC' });
    await readLedgerWords(home.barometer.warehouse);
  });
  afterAll(() => home.close());
  const MARCH = { from: '2026-03-01', to: '2026-03-31' };
  const terms = ({ terms: found }: TermsAnswer): string[] => found.map(({ term }) => term);

  it('is what was planted, not what everybody says, and not what one person repeats', async () => {
    for (const against of ['elsewhere', 'before'] as const) {
      const answer = await ask({ ...MARCH, where: { district: ['North'] }, against });
      expect(terms(answer).slice(0, 6), against).toContain('sinkhole');
      expect(terms(answer), against).not.toContain('bin');
      expect(terms(answer), against).not.toContain('bagpipe');
      expect(answer.n_comments).toBe(100);
      expect(answer.n_here).toBeLessThan(60);
      for (const { n_here, q, lower } of answer.terms) {
        expect(n_here).toBeGreaterThanOrEqual(5);
        expect(q).toBeLessThanOrEqual(0.05);
        expect(lower).toBeGreaterThan(0);
      }
    }
    expect((await ask({ ...MARCH, where: { district: ['North'] }, against: 'before' })).compared).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    });
  });

  it('is nothing where both sides say the same', async () => {
    const answer = await ask({
      from: '2026-02-01',
      to: '2026-02-14',
      where: { district: ['North'] },
      against: 'before',
    });
    expect(answer.withheld).toBe('too_few');
    const same = await ask({
      from: '2026-02-15',
      to: '2026-02-28',
      where: { district: ['North'] },
      against: 'before',
    });
    expect(terms(same)).toEqual([]);
  });

  it('is withheld where few people speak', async () => {
    const answer = await ask({ ...MARCH, where: { district: ['River'] } });
    expect(answer).toMatchObject({ withheld: 'too_few', terms: [], n_tested: 0 });
    const lowered = await ask({ ...MARCH, where: { district: ['North', 'River'] }, min_n: 1 });
    expect(terms(lowered)).not.toContain('bagpipe');
  });

  it('keeps to the districts somebody may see', async () => {
    const whole = await ask({ ...MARCH, where: { district: ['North'] } }, ['North', 'South']);
    const all = await ask({ ...MARCH, where: { district: ['North'] } });
    expect(all.n_there - whole.n_there).toBe(6);
    expect((await ask({ ...MARCH, where: { district: ['North'] } }, ['North'])).withheld).toBe('too_few');
  });

  it('is compared with the days before where nothing is singled out', async () => {
    const answer = await ask({ ...MARCH, against: 'before' });
    expect(answer.n_comments).toBe(NORTH.length + SOUTH.length + FEW.length);
    expect(answer.withheld).toBeNull();
    expect(answer.n_tested).toBeGreaterThan(5);
    expect(terms(answer)).not.toContain('bagpipe');
  });

  it('is refused where there is nothing to compare with', async () => {
    await expect(ask({ ...MARCH })).rejects.toThrow();
    await expect(ask({ against: 'before', where: { district: ['North'] } })).rejects.toThrow();
  });
});
