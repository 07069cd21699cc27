import { describe, expect, it } from 'vitest';
import { compareNames } from '../../etl/places/names/compare-names.ts';
import { clusterNames } from '../../etl/places/names/cluster-names.ts';
import { fingerprint } from '../../etl/places/names/fingerprint.ts';
import { gramSimilarity } from '../../etl/places/names/gram-similarity.ts';
import { hanStem } from '../../etl/places/names/han-stem.ts';
import { jaroWinkler } from '../../etl/places/names/jaro-winkler.ts';
import { suggestNames } from '../../etl/places/names/suggest-names.ts';

const named = (...values: string[]) => values.map((value) => ({ value, others: [] }));

const BOSTON = named(
  ...[
    'Roslindale',
    'Jamaica Plain',
    'Mission Hill',
    'Longwood',
    'Bay Village',
    'Leather District',
    'Chinatown',
  ],
  ...[
    'North End',
    'Roxbury',
    'South End',
    'Back Bay',
    'East Boston',
    'Charlestown',
    'West End',
    'Beacon Hill',
  ],
  ...['Downtown', 'Fenway', 'Brighton', 'West Roxbury', 'Hyde Park', 'Mattapan', 'Dorchester', 'Allston'],
  ...['South Boston', 'South Boston Waterfront', 'Harbor Islands'],
);
const NYC = named('Staten Island', 'Queens', 'Brooklyn', 'Manhattan', 'Bronx');
const BEIJING = named(
  ...['密云县', '怀柔区', '门头沟区', '延庆县', '昌平区', '大兴区', '房山区', '顺义区', '平谷区', '通州区'],
  ...['朝阳区', '海淀区', '丰台区', '石景山区', '西城区', '东城区', '宣武区', '崇文区'],
);

describe('names that read alike', () => {
  it('scores letters as Winkler published them', () => {
    for (const [a, b, score] of [
      ['MARTHA', 'MARHTA', 0.961],
      ['DWAYNE', 'DUANE', 0.84],
      ['DIXON', 'DICKSONX', 0.813],
      ['ABC', 'XYZ', 0],
      ['', '', 1],
    ] as const)
      expect(jaroWinkler(a, b)).toBeCloseTo(score, 3);
    expect(gramSimilarity('night', 'night')).toBe(1);
    // ␣␣n ␣ni nig igh ght ht␣ t␣␣ and ␣␣n ␣na nac ach cht ht␣ t␣␣ share 3 of 14.
    expect(gramSimilarity('night', 'nacht')).toBeCloseTo(6 / 14, 12);
  });

  it.each([
    ['Allston / Brighton', BOSTON, ['Brighton', 'Allston'], 'contains'],
    ['South Boston / South Boston Waterfront', BOSTON, ['South Boston Waterfront'], 'same_words'],
    ['Downtown / Financial District', BOSTON, ['Downtown'], 'contains'],
    ['Fenway / Kenmore / Audubon Circle / Longwood', BOSTON, ['Longwood', 'Fenway'], 'contains'],
    ['Greater Mattapan', BOSTON, ['Mattapan'], 'contains'],
    ['BEACON HILL', BOSTON, ['Beacon Hill'], 'same_spelling'],
    ['Beacon  Hill.', BOSTON, ['Beacon Hill'], 'same_spelling'],
    ['Beacn Hill', BOSTON, ['Beacon Hill'], 'similar'],
    ['Backbay', BOSTON, ['Back Bay'], 'same_spelling'],
    ['Roslindale District', BOSTON, ['Roslindale'], 'same_without_kind'],
    ['Harbour Islands', BOSTON, ['Harbor Islands'], 'same_spelling'],
    ['BRONX', NYC, ['Bronx'], 'same_spelling'],
    ['The Bronx', NYC, ['Bronx'], 'same_spelling'],
    ['Borough of Queens', NYC, ['Queens'], 'same_without_kind'],
    ['ＭＡＮＨＡＴＴＡＮ', NYC, ['Manhattan'], 'same_spelling'],
    ['Brooklin', NYC, ['Brooklyn'], 'similar'],
    ['朝阳', BEIJING, ['朝阳区'], 'same_without_kind'],
    ['北京市朝阳区', BEIJING, ['朝阳区'], 'same_without_kind'],
    ['朝陽區', BEIJING, ['朝阳区'], 'same_spelling'],
    ['密云区', BEIJING, ['密云县'], 'same_without_kind'],
    ['朝阳区双井街道', BEIJING, ['朝阳区'], 'contains'],
  ] as const)('suggests for %s', (spelling, known, expected, reason) => {
    const suggestions = suggestNames(spelling, known);
    expect(
      suggestions
        .slice(0, expected.length)
        .map(({ value }) => value)
        .sort(),
    ).toEqual([...expected].sort());
    expect(suggestions[0]?.reason).toBe(reason);
  });

  it('says nothing where nothing is alike, and tells numbers and directions apart', () => {
    expect(suggestNames('Unspecified', NYC)).toEqual([]);
    expect(suggestNames('', NYC)).toEqual([]);
    expect(compareNames('Bronx', 'Brooklyn')).toBeNull();
    expect(compareNames('District 6', 'District 9')).toBeNull();
    expect(compareNames('Ward 1', 'Ward 11')).toBeNull();
    expect(compareNames('建国一社区', '建国二社区')).toBeNull();
    expect(compareNames('North End', 'South End')).toBeNull();
    expect(compareNames('东城区', '西城区')).toBeNull();
  });

  it('never takes a part for the whole', () => {
    for (const [a, b] of [
      ['Allston / Brighton', 'Allston'],
      ['Roxbury', 'West Roxbury'],
      ['朝阳区双井街道', '朝阳区'],
    ] as const)
      expect(compareNames(a, b)?.score).toBeLessThanOrEqual(0.9);
  });

  it('knows other names, and streets from saints', () => {
    expect(suggestNames('河滨', [{ value: 'Riverside', others: ['河滨'] }])).toEqual([
      { value: 'Riverside', score: 1, reason: 'known_as' },
    ]);
    expect(fingerprint('St. Mary St')).toBe(fingerprint('Saint Mary Street'));
    expect(fingerprint('Parks & Recreation')).toBe(fingerprint('Recreation and Parks'));
    for (const [name, stem] of [
      ['北京市海淀区中关村街道', '海淀区中关村'],
      ['四川省成都市锦江区', '锦江'],
      ['沙市区', '沙市'],
      ['和平社区居委会', '和平'],
      ['朝阳', '朝阳'],
    ] as const)
      expect(hanStem(name)).toBe(stem);
  });
});

describe('clusters of spellings', () => {
  const count = (value: string, n: number, known = false) => ({ value, n, known });

  it('puts spellings of one value together and proposes the known or the most frequent one', () => {
    const clusters = clusterNames([
      count('Back Bay', 90),
      count('BACK BAY', 20),
      count('Backbay', 4),
      count('Roslindale', 50),
      count('Roslindael', 2),
      count('Bronx', 3, true),
      count('BRONX', 70),
      count('朝阳', 5),
      count('北京市朝阳区', 6),
      count('朝阳区', 80),
      count('Contractor Complaints', 20),
      count('Contractors Complaint', 10),
      count('Downtown', 11),
    ]);
    expect(
      clusters.map(({ canonical, method, n, members }) => [
        canonical,
        method,
        n,
        members.map(({ value }) => value),
      ]),
    ).toEqual([
      ['Back Bay', 'gram_fingerprint', 114, ['Back Bay', 'BACK BAY', 'Backbay']],
      ['朝阳区', 'stem', 91, ['朝阳区', '北京市朝阳区', '朝阳']],
      ['Bronx', 'fingerprint', 73, ['Bronx', 'BRONX']],
      ['Roslindale', 'nearest_neighbour', 52, ['Roslindale', 'Roslindael']],
      ['Contractor Complaints', 'nearest_neighbour', 30, ['Contractor Complaints', 'Contractors Complaint']],
    ]);
  });

  it('keeps apart what a number, a direction or the reference tells apart', () => {
    expect(
      clusterNames([
        count('Council District 1', 9),
        count('Council District 11', 8),
        count('Council District 111', 8),
        count('North Roxbury Hills', 5),
        count('South Roxbury Hills', 5),
        count('No Utilities Residential - Water', 238),
        count('No Utilities Residential - Gas', 42),
        count('Food Alert - Unconfirmed', 104),
        count('Food Alert - Confirmed', 77),
        count('Hillside Terrace', 5, true),
        count('Hillside Terrance', 5, true),
      ]),
    ).toEqual([]);
  });
});
