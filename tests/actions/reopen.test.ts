import { expect, it } from 'vitest';
import { newReopenings, reopeningOf, unfounded, type FoundAgain } from '../../api/actions/reopen.ts';
import type { StoredAction } from '../../api/actions/store.ts';

const action: StoredAction = {
  id: 4,
  painPoint: 'abc',
  kind: 'volume',
  since: '2026-01-05',
  districts: ['Riverside'],
  issue: 'Water quality',
  issueGroup: 'Drinking water',
  owner: 'Water bureau',
  action: 'Flush the mains',
  startedOn: '2026-02-02',
  dueOn: null,
  finishedOn: '2026-03-01',
  published: false,
  madeAt: '2026-02-02T08:00:00Z',
  madeBy: null,
};
const again: FoundAgain = {
  id: 'def',
  districts: ['Riverside', 'Harbour'],
  issue: 'Water quality',
  issue_group: 'Drinking water',
  since: '2026-06-01',
};
const reopen = (found: FoundAgain, of: StoredAction = action) =>
  newReopenings([of], [found], [], '2026-10-25', '2026-11-02T08:00:00Z');

it('reopens a finished action when reports return that began afterwards', () => {
  expect(reopen(again)).toEqual([
    {
      actionId: 4,
      finishedOn: '2026-03-01',
      since: '2026-06-01',
      through: '2026-10-25',
      painPoint: 'def',
      noticedAt: '2026-11-02T08:00:00Z',
    },
  ]);
  expect(reopen({ ...again, issue: null })).toHaveLength(1);
  expect(reopen({ ...again, districts: [] })).toHaveLength(1);
});

it('leaves alone what began before the end, elsewhere, about something else, or is not finished', () => {
  expect(reopen({ ...again, since: '2026-02-23' })).toEqual([]);
  expect(reopen({ ...again, districts: ['Harbour'] })).toEqual([]);
  expect(reopen({ ...again, issue: 'Water supply' })).toEqual([]);
  expect(reopen({ ...again, issue: null, issue_group: 'Roads' })).toEqual([]);
  expect(reopen(again, { ...action, finishedOn: null })).toEqual([]);
});

it('reopens once, counts until it is finished anew, and is taken back with the weeks it was seen in', () => {
  const [made] = reopen(again);
  const known = made ? [made] : [];
  expect(newReopenings([action], [again], known, '2026-11-01', 'later')).toEqual([]);
  expect(reopeningOf(action, known)).toBe(made);
  const anew = { ...action, finishedOn: '2026-07-01' };
  expect(reopeningOf(anew, known)).toBeNull();
  expect(newReopenings([anew], [again], known, '2026-11-01', 'later')).toEqual([]);
  expect(unfounded(known, '2026-10-25')).toEqual([]);
  expect(unfounded(known, '2026-10-18')).toEqual(known);
});
