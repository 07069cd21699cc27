import { execFileSync } from 'node:child_process';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { tableToCsv, toCurl } from '../../../dashboard/picture/question-texts.ts';

describe('a question as a command', () => {
  const url = "http://127.0.0.1:4321/api/v1/query?metrics=volume&where=district=O'Hare & $HOME `x`";

  it('reaches the program as it was meant, whatever is in it', () => {
    const command = toCurl(url, true).replace(/^curl --fail/, 'printf "%s\\n"');
    const told = execFileSync('sh', ['-c', command], { env: { BAROMETER_TOKEN: 'fbt_1' } })
      .toString()
      .split('\n');
    expect(told.slice(0, 3)).toEqual(['-H', 'Authorization: Bearer fbt_1', url]);
  });

  it('asks for no token where nobody signs in', () => {
    expect(toCurl(url, false)).not.toContain('Authorization');
  });
});

describe('a table as CSV', () => {
  it('is read back as it was, and starts no formula', () => {
    const table = {
      head: ['District', 'Value'],
      rows: [
        ['A, "B"\nC', '−12'],
        ['=HYPERLINK("x")', '+3.5 %'],
        ['–', '62'],
      ],
    };
    const read = Papa.parse<string[]>(tableToCsv(table), { skipEmptyLines: true }).data;
    expect(read).toEqual([
      ['District', 'Value'],
      ['A, "B"\nC', '−12'],
      [`'=HYPERLINK("x")`, '+3.5 %'],
      ['–', '62'],
    ]);
  });
});
