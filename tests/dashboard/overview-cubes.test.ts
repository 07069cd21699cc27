import { describe, expect, it } from 'vitest';
import type { Summary } from '../../api/contract/summary.ts';
import { overviewCubes } from '../../dashboard/views/overview-cubes.ts';

const summary = (kinds: ('survey' | 'complaints')[], metrics: string[]): Summary => ({
  data_version: '7',
  sample: false,
  n_cases: 10,
  n_responses: 10,
  first_day: '2024-11-01',
  last_day: '2026-10-31',
  imported_at: null,
  sources: kinds.map((kind) => ({ source: kind, kind, n: 10, first_day: null, last_day: null })),
  metrics,
  items: [],
});
const sizes = { district: 60, issue_group: 12, issue: 180, channel: 4 };
const cubesOf = (
  whole: Summary,
  patch: Partial<typeof sizes> = {},
  column: 'issue_group' | 'issue' | 'item' = 'issue_group',
) =>
  overviewCubes(
    whole,
    column,
    { source: ['app'], district: ['A'] },
    (name) => ({ ...sizes, ...patch })[name],
  ).map((path) => Object.fromEntries(new URLSearchParams(path.slice(path.indexOf('?')))));

describe('the cubes of the overview', () => {
  it('hold cases by everything that can be clicked, under the conditions on everything else', () => {
    expect(cubesOf(summary(['complaints'], ['volume', 'satisfaction_rate', 'on_time_rate']))).toEqual([
      {
        metrics: 'volume,satisfaction_rate',
        audience: 'officer',
        by: 'district,issue_group,channel',
        where: 'source=app',
      },
    ]);
  });

  it('leave out what would make them too large to travel', () => {
    const [cases] = cubesOf(summary(['complaints'], ['volume']), { district: 400, issue: 2000 }, 'issue');
    expect(cases?.['by']).toBe('district,channel');
    const [few] = cubesOf(summary(['complaints'], ['volume']), { district: 1, issue_group: 0, channel: 1 });
    expect(few?.['by']).toBe('district,channel');
  });

  it('keep the answers of a survey, its questions and its senses apart', () => {
    const both = summary(['survey', 'complaints'], ['satisfaction_mean', 'sense_gain', 'volume']);
    expect(cubesOf(both).map(({ metrics, by }) => [metrics, by])).toEqual([
      ['volume', 'district,issue_group,channel'],
      ['satisfaction_mean', 'district'],
      ['sense_gain', 'district'],
    ]);
    expect(cubesOf(both, {}, 'item').map(({ by }) => by)).toContain('district,item');
  });

  it('are none where nothing is dated', () => {
    expect(cubesOf({ ...summary(['survey'], ['satisfaction_mean']), last_day: null })).toEqual([]);
  });
});
