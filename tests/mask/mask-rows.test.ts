import { describe, expect, it } from 'vitest';
import { ALL, maskRows, type MaskRule, type RowReading } from '../../api/mask/index.ts';

interface Row {
  readonly district: string | null;
  readonly issue: string;
  readonly n: number | null;
}

const orAll = (level: string | null): string | null | typeof ALL => (level === '*' ? ALL : level);
const READING: RowReading<Row> = {
  dimensions: [
    { name: 'district', level: (row) => orAll(row.district) },
    { name: 'issue', level: (row) => orAll(row.issue) },
  ],
  count: (row) => row.n,
};

/** Rows of "district issue n" lines; * is the total, - is no district. */
const rowsOf = (text: string): Row[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([district = '', issue = '', n = '']) => ({
      district: district === '-' ? null : district,
      issue,
      n: n === 'null' ? null : Number(n),
    }));

const hiddenOf = (rows: readonly Row[], rule?: Partial<MaskRule>): string[] =>
  maskRows(rows, READING, rule)
    .rows.filter(({ suppressed }) => suppressed)
    .map(({ district, issue }) => `${district} ${issue}`)
    .sort();

const CITY = rowsOf(`
  East  roads 4   \n East  noise 50  \n East  * 54
  West  roads 60  \n West  noise 70  \n West  * 130
  *     roads 64  \n *     noise 120 \n *     * 184`);

describe('maskRows', () => {
  it('hides a small count and, with the totals shown, the three others that give it away', () => {
    expect(hiddenOf(CITY)).toEqual(['East noise', 'East roads', 'West noise', 'West roads']);
  });

  it('gives the rows back in their order with everything they had', () => {
    const { rows, primary, secondary } = maskRows(CITY, READING);
    expect(rows.map(({ district, issue, n }) => ({ district, issue, n }))).toEqual(CITY);
    expect({ primary, secondary }).toEqual({ primary: 1, secondary: 3 });
  });

  it('does not depend on the order of the rows', () => {
    const larger = rowsOf(`
      a x 3  \n a y 30 \n a z 30 \n a * 63 \n b x 30 \n b y 30 \n b z 30 \n b * 90
      c x 30 \n c y 30 \n c z 30 \n c * 90 \n * x 63 \n * y 90 \n * z 90 \n * * 243`);
    expect(hiddenOf(larger.toReversed())).toEqual(hiddenOf(larger));
    expect(hiddenOf([...larger.slice(7), ...larger.slice(0, 7)])).toEqual(hiddenOf(larger));
  });

  it('hides only the small count where no totals are there', () => {
    expect(hiddenOf(CITY.filter(({ district, issue }) => district !== '*' && issue !== '*'))).toEqual([
      'East roads',
    ]);
  });

  it('takes no district for a district, and a district called TOTAL too', () => {
    const rows = rowsOf(`
      -     roads 4  \n -     noise 50 \n -     * 54
      TOTAL roads 60 \n TOTAL noise 70 \n TOTAL * 130
      *     roads 64 \n *     noise 120 \n *    * 184`);
    expect(hiddenOf(rows)).toEqual(['TOTAL noise', 'TOTAL roads', 'null noise', 'null roads']);
  });

  it('never hides a row that observed nothing, nor takes it for a partner; a zero it may', () => {
    const withEmpty = (n: number | null): Row[] =>
      rowsOf(`
        a x 5 \n a y ${n} \n a * 5 \n b x ${n} \n b y 40 \n b * 40
        * x 5 \n * y 40   \n * * 45`);
    const nothing = maskRows(withEmpty(null), READING).rows;
    expect(nothing.filter((row) => row.n === null && row.suppressed)).toEqual([]);
    expect(nothing.filter((row) => row.n === 5).every((row) => row.suppressed)).toBe(true);
    const zero = maskRows(withEmpty(0), READING).rows;
    expect(zero.filter((row) => row.n === 5).every((row) => row.suppressed)).toBe(true);
  });

  it('counts a combination without a row as zero', () => {
    const rows = rowsOf(`a x 5 \n a * 5 \n b x 30 \n b y 40 \n b * 70 \n * x 35 \n * y 40 \n * * 75`);
    const hidden = hiddenOf(rows);
    expect(hidden).toEqual(expect.arrayContaining(['a *', 'a x', 'b *', 'b x']));
    expect(hidden).not.toContain('* *');
  });

  it('follows levels that are parts of others', () => {
    const reading: RowReading<Row> = {
      ...READING,
      dimensions: [
        {
          name: 'district',
          level: (row) => orAll(row.district),
          parts: { North: ['n1', 'n2'], South: ['s1', 's2'] },
        },
        READING.dimensions[1] as RowReading<Row>['dimensions'][0],
      ],
    };
    const rows = rowsOf(`
      n1 x 30 \n n1 y 18 \n n1 * 48 \n n2 x 44 \n n2 y 25 \n n2 * 69 \n North x 74 \n North y 43 \n North * 117
      s1 x 60 \n s1 y 4  \n s1 * 64 \n s2 x 52 \n s2 y 29 \n s2 * 81 \n South x 112 \n South y 33 \n South * 145
      *  x 186 \n * y 76 \n * * 262`);
    const hidden = maskRows(rows, reading)
      .rows.filter(({ suppressed }) => suppressed)
      .map(({ district, issue }) => `${district} ${issue}`);
    expect(hidden).toEqual(['s1 x', 's1 y', 's2 x', 's2 y']);
  });

  it('refuses totals that are missing, wrong or double', () => {
    const without = CITY.filter(({ district, issue }) => !(district === '*' && issue === 'roads'));
    expect(() => maskRows(without, READING)).toThrow(/TOTAL \/ "roads" is 0, but its parts add up to 64/);
    expect(() => maskRows([...CITY, ...CITY.slice(0, 1)], READING)).toThrow(
      /"East" \/ "roads" is there twice/,
    );
  });

  it('masks an answer without rows', () => {
    expect(maskRows([], READING)).toMatchObject({
      rows: [],
      primary: 0,
      secondary: 0,
      method: 'nothing to hide',
    });
  });
});
