import { describe, expect, it } from 'vitest';
import { suggestFields, SYNONYMS } from '../../etl/map/index.ts';
import { CASE_FIELDS, RESPONSE_FIELDS } from '../../etl/model/field.ts';
import type { Kind } from '../../etl/model/field.ts';
import { profileColumn } from './profile-columns.ts';

const best = (name: string, kind: Kind, ...cells: string[]) =>
  suggestFields(profileColumn({ index: 0, name, label: name }, cells), kind)[0];

const DAYS = ['2024-05-13', '2024-05-14', '2024-05-14'];

describe('field suggestions', () => {
  it.each([
    ['Date Opened', DAYS, 'opened_at'],
    ['dateOpened', DAYS, 'opened_at'],
    ['诉求受理时间', DAYS, 'opened_at'],
    ['实际办结时间', DAYS, 'closed_at'],
    ['Complaint_Type', ['noise', 'noise', 'trash'], 'issue'],
    ['问题类型', ['噪音', '垃圾', '噪音'], 'issue'],
    ['所属区县', ['东区', '西区', '东区'], 'district'],
    ['Neighbourhood', ['North', 'South', 'North'], 'district'],
    ['lat', ['42.35', '42.36', '42.35'], 'latitude'],
    ['是否解决', ['是', '否', '是'], 'resolved'],
  ] as const)('complaints: %s with %j is %s', (name, cells, field) => {
    const found = best(name, 'complaints', ...cells);
    expect(found?.field).toBe(field);
    expect(found?.score).toBeGreaterThanOrEqual(0.6);
    expect(found?.reason).toContain('reads like "');
  });

  it('lets the values speak against the name', () => {
    expect(best('Date opened', 'complaints', 'red', 'blue', 'red')?.score ?? 0).toBeLessThan(0.6);
    expect(best('Latitude', 'complaints', '200', '300', '400')?.score ?? 0).toBeLessThan(0.6);
    expect(best('Weight', 'survey', '54', '81.5', '77')?.score ?? 0).toBeLessThan(0.6);
    expect(best('Weight', 'survey', '0.8', '1.2', '1.1')?.score).toBe(1);
    expect(best('Case ID', 'complaints', 'a', 'a', 'a', 'a', 'b')?.score ?? 0).toBeLessThan(0.6);
  });

  it('takes an empty column for a field only under the exact name', () => {
    expect(best('Due Date', 'complaints')).toMatchObject({ field: 'due_at', score: 0.9 });
    expect(best('Complete study', 'survey')?.score ?? 0).toBeLessThan(0.6);
  });

  it('suggests nothing for names that say nothing', () => {
    expect(best('BBL', 'complaints', '1', '2', '3')).toBeUndefined();
    expect(best('Favourite colour', 'survey', 'red', 'blue')).toBeUndefined();
  });
});

describe('synonyms', () => {
  it('exist for every field, each at most once in a field', () => {
    const fields = [...new Set([...Object.keys(CASE_FIELDS), ...Object.keys(RESPONSE_FIELDS)])].sort();
    expect(Object.keys(SYNONYMS).sort()).toEqual(fields);
    for (const words of Object.values(SYNONYMS)) expect(new Set(words).size).toBe(words.length);
  });

  it('lead every field to itself', () => {
    for (const [kind, fields] of [
      ['complaints', CASE_FIELDS],
      ['survey', RESPONSE_FIELDS],
    ] as const)
      for (const field of Object.keys(fields)) {
        const [first = ''] = SYNONYMS[field as keyof typeof SYNONYMS];
        expect([field, best(first, kind)?.field]).toEqual([field, field]);
      }
  });
});
