import { describe, expect, it } from 'vitest';
import { headersOf } from '../../etl/read/index.ts';

const names = (...args: Parameters<typeof headersOf>) => headersOf(...args).map(({ name }) => name);

describe('headers', () => {
  it('are named uniquely without regard to case, and empty ones by position', () => {
    const preview = [['Other', '', 'other', 'Other', '\ufeffA  b']];
    expect(names(preview, { preambleRows: 0, headerRows: 1 })).toEqual([
      'Other',
      'column_2',
      'other (2)',
      'Other (3)',
      'A b',
    ]);
  });

  it('carry a question over the options below it', () => {
    const preview = [
      ['RespondentID', 'Seen any?', 'Which ones?', '', '', 'Why?'],
      ['', 'Response', 'One', 'Two', '', 'Open-Ended Response'],
    ];
    expect(names(preview, { preambleRows: 0, headerRows: 2 })).toEqual([
      'RespondentID',
      'Seen any?',
      'Which ones? - One',
      'Which ones? - Two',
      'Which ones?',
      'Why?',
    ]);
  });

  it('take the label from the record that is not the name, never from machine text', () => {
    const preview = [
      ['title'],
      ['Q1', 'Q2'],
      ['How are you?', ''],
      ['{"ImportId":"QID1"}', '{"ImportId":"QID2"}'],
    ];
    expect(headersOf(preview, { preambleRows: 1, headerRows: 3, nameRow: 0 })).toEqual([
      { index: 0, name: 'Q1', label: 'How are you?' },
      { index: 1, name: 'Q2', label: 'Q2' },
    ]);
  });

  it('number the columns of a table without header', () => {
    expect(names([['1', '2']], { preambleRows: 0, headerRows: 0 })).toEqual(['column_1', 'column_2']);
  });
});
