import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCity, type RawCase, type Row } from './city-files.ts';
import { hasOpinion, isGood, percent, satisfied } from './measures.ts';

let city: Awaited<ReturnType<typeof openCity>>;
let cases: RawCase[];
let survey: Row[];
beforeAll(async () => {
  city = await openCity();
  cases = await city.cases();
  survey = await city.survey();
});

afterAll(() => city.close());

const of = (source: RawCase['source']): RawCase[] => cases.filter((each) => each.source === source);

describe('the hotline export', () => {
  it('is GB18030 with CRLF, and nothing is lost on the way', async () => {
    const bytes = await city.bytes('hotline-12345.gb18030.csv');
    const text = iconv.decode(bytes, 'gb18030');
    expect(iconv.encode(text, 'gb18030').equals(bytes)).toBe(true);
    expect(text).not.toContain('\ufffd');
    expect(text.match(/\r\n/g)?.length).toBe(text.match(/\n/g)?.length);
  });

  it('has about 24,000 cases with numbers of their own', () => {
    expect(of('hotline').length).toBeGreaterThan(23_000);
    expect(of('hotline').length).toBeLessThan(25_000);
    expect(new Set(of('hotline').map(({ id }) => id)).size).toBe(of('hotline').length);
  });

  it('has telephone numbers in some texts, all of them invented', async () => {
    const texts = (await city.rows('hotline-12345.gb18030.csv')).map((row) => row['主要内容'] ?? '');
    const numbers = texts.flatMap((text) => text.match(/1\d\d \d{4} \d{4}/g) ?? []);
    expect(numbers.length).toBeGreaterThan(500);
    expect(numbers.every((number) => number.startsWith('138 0000 '))).toBe(true);
  });
});

describe('the application export', () => {
  it('has about 14,000 cases, most of them located within the box of the map', async () => {
    const rows = await city.rows('city-app.csv');
    expect(rows.length).toBeGreaterThan(13_300);
    expect(rows.length).toBeLessThan(14_700);
    const located = rows.filter((row) => row['Latitude'] !== '');
    expect(percent(rows, (row) => row['Latitude'] !== '')).toBeGreaterThan(90);
    for (const row of located) {
      expect(Math.abs(Number(row['Latitude']) - 30.8)).toBeLessThan(0.25);
      expect(Math.abs(Number(row['Longitude']) - 124.3)).toBeLessThan(0.3);
    }
  });
});

describe('both complaint exports', () => {
  it('stay within the period', () => {
    for (const { opened, closed } of cases) {
      expect(opened >= '2024-11-01 00:00:00' && opened <= '2026-10-31 23:59:59').toBe(true);
      expect(closed <= '2026-10-31 23:59:59').toBe(true);
    }
  });

  it('have the shares of real ones', () => {
    const closed = cases.filter((each) => each.reached !== '');
    const valid = closed.filter((each) => each.reached === 'Yes');
    expect(Math.abs(percent(closed, (each) => each.reached === 'No') - 25)).toBeLessThan(2.5);
    expect(Math.abs(percent(valid, (each) => each.resolved === 'Yes') - 80)).toBeLessThan(2.5);
    expect(percent(valid, (each) => each.contacted === 'Yes')).toBeGreaterThan(88);
    expect(Math.abs(satisfied(cases) - 75)).toBeLessThan(2.5);
    expect(Math.abs(percent(cases, (each) => each.earlier !== '') - 6)).toBeLessThan(1);
  });

  it('have some cases closed before they were opened, and open ones at the end', () => {
    const backwards = cases.filter(({ opened, closed }) => closed !== '' && closed < opened);
    expect(backwards.length).toBeGreaterThanOrEqual(15);
    expect(backwards.length).toBeLessThanOrEqual(45);
    const open = cases.filter(({ closed }) => closed === '');
    expect(percent(open, ({ opened }) => opened >= '2026-10')).toBeGreaterThan(40);
    expect(open.every((each) => each.reached === '' && each.satisfaction === '')).toBe(true);
  });

  it('revise first answers upward, and leave unhappy cases out of the assessment more often', () => {
    const rated = cases.filter((each) => hasOpinion(each.satisfaction) && hasOpinion(each.first));
    const up = rated.filter((each) => isGood(each.satisfaction) && !isGood(each.first)).length;
    const down = rated.filter((each) => !isGood(each.satisfaction) && isGood(each.first)).length;
    expect(up / rated.length).toBeGreaterThan(0.05);
    expect(down).toBeLessThan(up / 5);
    const excluded = (good: boolean): number =>
      percent(
        rated.filter((each) => isGood(each.satisfaction) === good),
        (each) => each.assessed === 'No',
      );
    expect(excluded(false)).toBeGreaterThan(2 * excluded(true));
  });

  it('name earlier cases that exist, were opened before and are about the same issue group and district', () => {
    const known = new Map(cases.map((each) => [each.id, each]));
    for (const each of cases.filter(({ earlier }) => earlier)) {
      const before = known.get(each.earlier);
      expect(before && before.opened <= each.opened).toBe(true);
      expect([before?.district, before?.group]).toEqual([each.district, each.group]);
    }
  });
});

describe('the survey exports', () => {
  it('have about 400 responses in each of 24 months', () => {
    const perMonth = new Map<string, number>();
    for (const row of survey) {
      const month = (row['RecordedDate'] ?? '').slice(0, 7);
      perMonth.set(month, (perMonth.get(month) ?? 0) + 1);
    }
    expect(perMonth.size).toBe(24);
    for (const n of perMonth.values()) expect(Math.abs(n - 400)).toBeLessThanOrEqual(20);
    expect(new Set(survey.map((row) => row['ResponseId'])).size).toBe(survey.length);
  });

  it('state the zone in the third header row, and differ in the wording of one security question', async () => {
    const [first, second] = [
      await city.rows('resident-survey-2025.csv'),
      await city.rows('resident-survey-2026.csv'),
    ];
    expect(JSON.parse(first[1]?.['RecordedDate'] ?? '')).toEqual({
      ImportId: 'recordedDate',
      timeZone: 'Asia/Shanghai',
    });
    const changed = Object.keys(first[0] ?? {}).filter(
      (column) => first[0]?.[column] !== second[0]?.[column],
    );
    expect(changed).toEqual(['QSafe3']);
  });

  it('weigh people around 1 and leave answers out in realistic shares', () => {
    const weights = survey.map((row) => Number(row['QWeight']));
    expect(weights.reduce((sum, weight) => sum + weight, 0) / weights.length).toBeCloseTo(1, 1);
    expect(percent(survey, (row) => row['QSchools'] === "Don't know")).toBeGreaterThan(15);
    expect(percent(survey, (row) => row['QOverall'] === '')).toBeLessThan(2);
    expect(percent(survey, (row) => row['QOverall'] === 'Prefer not to say')).toBeGreaterThan(0.2);
  });
});
