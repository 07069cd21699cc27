import { describe, expect, it } from 'vitest';
import { PRESETS, recognise } from '../../etl/map/index.ts';
import { COMPLAINT_SPECIMENS } from './complaint-specimens.ts';
import { SURVEY_SPECIMENS } from './survey-specimens.ts';

const SPECIMENS = [...COMPLAINT_SPECIMENS, ...SURVEY_SPECIMENS];

describe('recognise', () => {
  it.each(SPECIMENS)('knows $id (generation $version) by its header records', ({ id, version, records }) => {
    const found = recognise(records);
    expect([found?.preset.id, found?.preset.version]).toEqual([id, version]);
    expect(found?.score).toBeGreaterThanOrEqual(0.7);
    expect(found?.reason).toMatch(/^\d+ of \d+ headers of /);
  });

  it('has a specimen for every preset, and every preset once', () => {
    const key = ({ id, version }: { id: string; version: number }) => `${id} ${version}`;
    expect(SPECIMENS.map(key).sort()).toEqual(PRESETS.map(key).sort());
    expect(new Set(PRESETS.map(key)).size).toBe(PRESETS.length);
  });

  it('finds the header under title rows and says where it is', () => {
    for (const { records, id } of SPECIMENS) {
      const found = recognise([['导出日期：2024-01-01'], [''], ...records]);
      expect([id, found?.preset.id, found?.layout.preambleRows]).toEqual([id, id, 2]);
    }
  });

  const byNamesAlone = SPECIMENS.filter(
    ({ id, version }) => !PRESETS.find((preset) => preset.id === id && preset.version === version)?.checks,
  );
  it.each(byNamesAlone)(
    'reads $id under other cases, spaces and separators of words',
    ({ id, version, records }) => {
      const [header = [], ...rest] = records;
      const other = header.map((cell) => ` ${cell.toUpperCase().replaceAll('_', ' ').replaceAll(' ', '.')} `);
      const found = recognise([other, ...rest]);
      expect([found?.preset.id, found?.preset.version]).toEqual([id, version]);
    },
  );

  it('says how many headers it found when some are gone', () => {
    const [header = []] = COMPLAINT_SPECIMENS.find(({ id }) => id === 'nyc311')?.records ?? [];
    const found = recognise([header.filter((name) => name !== 'BBL' && name !== 'Landmark')]);
    expect(found?.reason).toBe('39 of 41 headers of NYC 311');
    expect(found?.score).toBeCloseTo(39 / 41, 6);
  });

  it('recognises an extract of a few columns, less surely than the whole', () => {
    const found = recognise([
      ['Unique Key', 'Created Date', 'Complaint Type', 'Descriptor', 'Status', 'Borough'],
    ]);
    expect(found?.preset.id).toBe('nyc311');
    expect(found?.score).toBeLessThan(0.9);
  });

  it('takes the zone from the header that names one', () => {
    const records = SURVEY_SPECIMENS.find(({ id }) => id === 'qualtrics')?.records ?? [];
    expect(recognise(records)?.preset.timezone).toBe('America/Denver');
    expect(recognise(records.slice(0, 2))).toBeNull();
  });

  it('recognises nothing in unknown tables', () => {
    expect(
      recognise([['DATE', 'TIME', 'Qty', 'PRODUCTID', 'Price', 'ProductType', 'URL', 'Comments']]),
    ).toBeNull();
    expect(recognise([['D', 'X1', 'X2', 'X3', 'X4', 'X5', 'X6']])).toBeNull();
    expect(recognise([['id', 'status', 'latitude', 'longitude', 'source']])).toBeNull();
    expect(recognise([])).toBeNull();
    expect(recognise([[''], ['']])).toBeNull();
  });
});
