import { describe, expect, it } from 'vitest';
import { suggestFix } from '../../api/import/suggest-fix.ts';

const dated = (value: string) => suggestFix({ line: 2, column: 'Opened', code: 'bad_date', value, raw: '' });

describe('what can be done about a date that cannot be read', () => {
  it.each([
    ['2O24-O3-15', '2024-03-15'],
    ['２０２４/３/１５ 10:00', '2024-03-15'],
    ['2024-15-03', '2024-03-15'],
    ['31/12/2024', '2024-12-31'],
    ['45366', '2024-03-15'],
  ])('%s was probably %s', (value, day) => {
    expect(dated(value)).toContain(`Probably ${day}`);
  });

  it('asks which of two readings is meant', () => {
    expect(dated('03/04/2024')).toMatch(/2024-03-04 or 2024-04-03\?/);
  });

  it('says of a day that does not exist where its month ends', () => {
    expect(dated('2023-02-29')).toContain('2023-02-28');
  });

  it('guesses nothing from words', () => {
    expect(dated('yesterday')).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(dated('12')).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });
});
