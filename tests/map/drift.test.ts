import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../etl/map/index.ts';
import type { Mapping } from '../../etl/model/mapping.ts';
import { profileRows } from './profile-columns.ts';
import { actions, presetOf, propose, UNKNOWN_CASES } from './propose-table.ts';

describe('a saved source', () => {
  const source: Mapping = {
    kind: 'complaints',
    source: 'city',
    date_order: 'dmy',
    fields: {
      case_id: 'Ticket No',
      opened_at: 'Date reported',
      district: 'Borough',
      issue: 'Type of complaint',
    },
    drop: ['Caller name'],
  };
  const sourceColumns = [
    'Ticket No',
    'Date reported',
    'Completed',
    'Borough',
    'Type of complaint',
    'Department',
    'Caller name',
    'Colour',
  ];

  it('needs no hand for the next export: same mapping, no question, no drift', () => {
    const proposal = propose(UNKNOWN_CASES, { source, sourceColumns });
    expect(proposal.mapping).toEqual(source);
    expect(proposal.questions).toEqual([]);
    expect(proposal.drift).toEqual({ added: [], gone: [], renamed: [] });
    expect(actions(proposal).Department).toBe('ignore:');
  });

  it('says which column is new, gone and renamed, and follows the rename', () => {
    const drifted = UNKNOWN_CASES.replace('Date reported', 'Reported date')
      .replace('Colour', 'Postcode')
      .replace('Borough', 'Quarter of town');
    const proposal = propose(drifted, { source, sourceColumns });
    expect(proposal.drift).toEqual({
      added: ['Quarter of town', 'Postcode'],
      gone: ['Borough', 'Colour'],
      renamed: [{ from: 'Date reported', to: 'Reported date' }],
    });
    expect(proposal.mapping?.fields).toEqual({
      case_id: 'Ticket No',
      opened_at: 'Reported date',
      issue: 'Type of complaint',
    });
    expect(actions(proposal).Postcode).toBe('unknown:');
  });

  it('refuses when the opening date is gone without a successor', () => {
    const proposal = propose(UNKNOWN_CASES.replace('Date reported', 'Zeitstempel'), {
      source,
      sourceColumns,
    });
    expect(proposal.problems.map(({ code }) => code)).toEqual(['no_opening_date']);
    expect(proposal.drift?.gone).toEqual(['Date reported']);
  });

  it('drops personal data in a column it has never seen', () => {
    const proposal = propose(UNKNOWN_CASES.replace('Colour', 'Caller phone'), { source, sourceColumns });
    expect(actions(proposal)['Caller phone']).toBe('drop:');
    expect(proposal.mapping?.drop).toEqual(['Caller name', 'Caller phone']);
  });
});

describe('drift of a publisher', () => {
  it('compares with the columns the publisher is known to write', () => {
    const header =
      'SRNumber,CreatedDate,UpdatedDate,Action Taken,Owner,RequestType,Status,Request Source,Zodiac';
    const columns = profileRows(header.split(','), []);
    const { drift } = proposeMapping({ file: 'la.csv', preset: presetOf('la311'), columns });
    expect(drift?.added).toEqual(['Zodiac']);
    expect(drift?.gone).toContain('ClosedDate');
    expect(drift?.gone).not.toContain('ActionTaken');
  });
});
