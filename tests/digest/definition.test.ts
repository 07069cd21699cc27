import { describe, expect, it } from 'vitest';
import type { ProblemDetail } from '../../etl/model/problem.ts';
import { Problem } from '../../etl/model/problem.ts';
import { parseDigest } from '../../api/digest/definition.ts';
import { tablePeriod } from '../../api/digest/period.ts';

const problemsOf = (text: string): readonly ProblemDetail[] => {
  try {
    parseDigest('x.yaml', text);
  } catch (error) {
    if (error instanceof Problem) return error.problems;
    throw error;
  }
  return [];
};

const where = (text: string): (string | number | undefined)[][] =>
  problemsOf(text).map(({ pointer, line }) => [pointer, line]);

const WRONG = `name: Bad Name
title: {en: x}
nonsense: 1
schedule:
  cron: 0 7 30 2 *
  zone: Mars/Olympus
tables:
  - file: a
    metrics: [volum]
  - file: manifest
    metrics: [volume]
    by: [distrikt]
recipients:
  - name: x
    channel: email
    address: not an address
  - name: y
    channel: pigeon
condition: { metric: volume }
`;

describe('a digest definition', () => {
  it('is refused with everything that is wrong, each with its line', () => {
    expect(where(WRONG)).toEqual(
      expect.arrayContaining([
        ['/name', 1],
        ['/title/zh', 2],
        ['/nonsense', 3],
        ['/schedule/cron', 5],
        ['/schedule/zone', 6],
        ['/tables/0/metrics/0', 9],
        ['/tables/1/file', 10],
        ['/tables/1/by/0', 12],
        ['/recipients/0/address', 16],
        ['/recipients/1/channel', 18],
        ['/condition', 19],
      ]),
    );
    expect(problemsOf(WRONG).find(({ code }) => code === 'unknown_metric')?.detail).toContain('volume');
  });

  it('is refused with the line where it stops being YAML', () => {
    expect(problemsOf('name: x\ntitle: [unclosed')).toEqual([
      expect.objectContaining({ detail: expect.stringMatching(/^Not YAML/), line: 2 }),
    ]);
  });

  const GOOD = `name: x
title: { en: X, zh: 某 }
tables:
  - { file: a, metrics: [volume] }
`;
  it.each([
    ['0 7 * *', /five|Five/],
    ['0 7 * * 9', /dayOfWeek/],
    ['61 7 * * 1', /minute/],
    ['0 7 31 4 *', /never run/],
    ['* * * * * *', /Five/],
  ])('refuses the schedule %s', (cron, because) => {
    const [problem, ...others] = problemsOf(`${GOOD}schedule: { cron: "${cron}", zone: UTC }\n`);
    expect(problem).toMatchObject({
      pointer: '/schedule/cron',
      line: 5,
      detail: expect.stringMatching(because),
    });
    expect(others).toEqual([]);
  });

  it('is refused when names repeat or a split leaves somebody without a part', () => {
    const text = `${GOOD}  - { file: a, metrics: [volume] }
split_by: district
recipients:
  - { name: r, channel: folder, only: { district: [A] } }
  - { name: r, channel: folder }
`;
    expect(where(text)).toEqual([
      ['/tables/1/file', 5],
      ['/recipients/1/name', 9],
      ['/recipients/1/only', 9],
    ]);
  });

  it('speaks of whole months before the day of the run', () => {
    expect(tablePeriod('last_month', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(tablePeriod('last_month', '2024-03-01')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(tablePeriod('last_quarter', '2026-11-02')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
    expect(tablePeriod('last_quarter', '2026-01-05')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(tablePeriod('last_12_months', '2026-11-02')).toEqual({ from: '2025-11-01', to: '2026-10-31' });
    expect(tablePeriod('all', '2026-11-02')).toEqual({ to: '2026-10-31' });
  });
});
