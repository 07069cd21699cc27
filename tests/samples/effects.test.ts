import { beforeAll, describe, expect, it } from 'vitest';
import { openCity, type RawCase, type Row } from './city-files.ts';
import { meanScore, medianDays, percent, recorded, satisfied, within } from './measures.ts';

let cases: RawCase[];
let survey: Row[];
let population: Row[];
let truth: { id: string; kind: string; size: number; cell: { district: string | null } }[];
beforeAll(async () => {
  const city = await openCity();
  cases = await city.cases();
  survey = await city.survey();
  population = await city.rows('population.csv');
  truth = JSON.parse((await city.bytes('truth.json')).toString('utf8')).effects as typeof truth;
  await city.close();
});

const cell =
  (district: string, group: string) =>
  (each: RawCase): boolean =>
    each.district === district && each.group === group;
const elsewhere =
  (district: string, group: string) =>
  (each: RawCase): boolean =>
    each.district !== district && each.group === group;
const planted = (id: string, kind: string): number =>
  truth.find((effect) => effect.id === id && effect.kind === kind)?.size ?? Number.NaN;

/** Growth of a cell from one year to the next beyond that of the same group in the other districts. */
const growth = (district: string, group: string, months: readonly [string, string]): number => {
  const [from, to] = months;
  const count = (year: number, is: (each: RawCase) => boolean): number =>
    within(cases, `${year}-${from}`, `${year}-${to}`, is).length;
  const [here, there] = [cell(district, group), elsewhere(district, group)];
  return count(2026, here) / count(2025, here) / (count(2026, there) / count(2025, there));
};

describe('planted in the cases', () => {
  it('drinking water in Riverside gets worse from June 2026, mostly in Wharf Road', () => {
    const here = cell('Riverside', 'Drinking water');
    const [before, after] = [
      within(cases, '2024-11', '2026-05', here),
      within(cases, '2026-06', '2026-10', here),
    ];
    expect(growth('Riverside', 'Drinking water', ['06', '10'])).toBeGreaterThan(
      0.75 * planted('riverside-water', 'volume'),
    );
    expect(growth('Riverside', 'Drinking water', ['06', '10'])).toBeLessThan(
      1.35 * planted('riverside-water', 'volume'),
    );
    expect(
      Math.abs(satisfied(after) - satisfied(before) - planted('riverside-water', 'satisfaction')),
    ).toBeLessThan(6);
    expect(percent(after, ({ community }) => community === 'Wharf Road')).toBeGreaterThan(60);
    expect(percent(before, ({ community }) => community === 'Wharf Road')).toBeLessThan(40);
  });

  it('roads in Old Town get better from March 2026', () => {
    const here = cell('Old Town', 'Roads');
    const [before, after] = [
      within(cases, '2024-11', '2026-02', here),
      within(cases, '2026-03', '2026-10', here),
    ];
    expect(
      Math.abs(satisfied(after) - satisfied(before) - planted('old-town-roads', 'satisfaction')),
    ).toBeLessThan(6);
    expect(medianDays(after) / medianDays(before)).toBeLessThan(0.6);
  });

  it('noise at Station leaves people dissatisfied, and grows at the end', () => {
    const here = within(cases, '2025-11', '2026-10', cell('Station', 'Noise'));
    const there = within(cases, '2025-11', '2026-10', elsewhere('Station', 'Noise'));
    expect(satisfied(there) - satisfied(here)).toBeGreaterThan(15);
    expect(growth('Station', 'Noise', ['09', '10'])).toBeGreaterThan(1.5);
  });

  it('heating in North Gate is slow in the winter of 2025/26 only', () => {
    const here = cell('North Gate', 'Heating');
    const slow = medianDays(within(cases, '2025-11', '2026-03', here));
    expect(slow).toBeGreaterThan(2.5 * medianDays(within(cases, '2024-11', '2025-03', here)));
    expect(slow).toBeGreaterThan(
      2.5 * medianDays(within(cases, '2025-11', '2026-03', elsewhere('North Gate', 'Heating'))),
    );
  });

  it('neighbour disputes in Millfield come back', () => {
    const again = ({ earlier }: RawCase): boolean => earlier !== '';
    const [here, there] = [
      cases.filter(cell('Millfield', 'Neighbour disputes')),
      cases.filter(elsewhere('Millfield', 'Neighbour disputes')),
    ];
    expect(percent(here, again)).toBeGreaterThan(25);
    expect(percent(there, again)).toBeLessThan(12);
  });

  it('has seasons: heating in winter, noise in summer', () => {
    const inMonth = (group: string, month: string): number =>
      cases.filter((each) => each.group === group && each.opened.slice(5, 7) === month).length;
    expect(inMonth('Heating', '01')).toBeGreaterThan(10 * inMonth('Heating', '07'));
    expect(inMonth('Noise', '07')).toBeGreaterThan(1.5 * inMonth('Noise', '01'));
  });

  it('scatters more than pure chance would', () => {
    const counts = new Map<string, number>();
    for (const { district, opened, group } of cases)
      if (group === 'Parking') {
        const key = `${district} ${opened.slice(0, 7)}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    const districts = [...new Set(cases.map(({ district }) => district))];
    const dispersion = districts.map((district) => {
      const own = [...counts].filter(([key]) => key.startsWith(`${district} 20`)).map(([, n]) => n);
      const mean = own.reduce((sum, n) => sum + n, 0) / own.length;
      return own.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (own.length - 1) / mean;
    });
    expect(dispersion.reduce((sum, value) => sum + value, 0) / dispersion.length).toBeGreaterThan(1.2);
  });
});

describe('planted in the survey', () => {
  it('overall satisfaction falls from about 66 to about 62', () => {
    expect(Math.abs(meanScore(recorded(survey, '2024-11', '2025-10'), 'QOverall') - 66)).toBeLessThan(1);
    expect(Math.abs(meanScore(recorded(survey, '2025-11', '2026-10'), 'QOverall') - 62)).toBeLessThan(1);
  });

  it('security falls by about 8 points, most in three districts', () => {
    const security = (rows: readonly Row[]): number =>
      (meanScore(rows, 'QSafe1') + meanScore(rows, 'QSafe2') + meanScore(rows, 'QSafe3')) / 3;
    const fall = (rows: readonly Row[]): number =>
      security(recorded(rows, '2025-11', '2026-04')) - security(recorded(rows, '2026-05', '2026-10'));
    const driven = (row: Row): boolean =>
      ['Riverside', 'Station', 'Eastbank'].includes(row['QDistrict'] ?? '');
    expect(Math.abs(fall(survey) - 8)).toBeLessThan(1.5);
    expect(fall(survey.filter(driven))).toBeGreaterThan(15);
    expect(fall(survey.filter((row) => !driven(row)))).toBeLessThan(6);
  });

  it('water in Riverside and heating in North Gate fall, roads in Old Town rise', () => {
    const change = (district: string, column: string, from: string, to: string): number => {
      const here = survey.filter((row) => row['QDistrict'] === district);
      const during = recorded(here, from, to);
      return (
        meanScore(during, column) -
        meanScore(
          here.filter((row) => !during.includes(row)),
          column,
        )
      );
    };
    expect(change('Riverside', 'QWater', '2026-06', '2026-10')).toBeLessThan(-16);
    expect(change('North Gate', 'QHeating', '2025-11', '2026-03')).toBeLessThan(-6);
    expect(change('Old Town', 'QRoads', '2026-03', '2026-10')).toBeGreaterThan(8);
  });

  it('Hillside is quiet and unhappy', () => {
    const residents = (district: string): number =>
      Number(
        population.find((row) => row['district'] === district && row['year'] === '2025')?.['population'],
      );
    const districts = [...new Set(population.map((row) => row['district'] ?? ''))];
    const rate = (district: string): number =>
      cases.filter((each) => each.district === district).length / residents(district);
    const mood = (district: string): number =>
      meanScore(
        survey.filter((row) => row['QDistrict'] === district),
        'QOverall',
      );
    const others = districts.filter((district) => district !== 'Hillside');
    expect(others).toHaveLength(11);
    expect(rate('Hillside')).toBeLessThan(0.7 * Math.min(...others.map(rate)));
    expect(mood('Hillside')).toBeLessThan(Math.min(...others.map(mood)) - 5);
  });
});
