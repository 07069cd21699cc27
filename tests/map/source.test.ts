import { describe, expect, it } from 'vitest';
import { parseSavedSource, parseSource, sourceFromMapping } from '../../etl/map/index.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { Mapping } from '../../etl/model/mapping.ts';

const mapping: Mapping = {
  kind: 'complaints',
  source: 'city',
  fields: { opened_at: 'Opened', closed_at: ['Fixed', 'Closed'] },
  values: { resolved: { '': 'false' } },
};

const problemsOf = (json: unknown) => {
  try {
    parseSource(json);
  } catch (error) {
    if (error instanceof Problem) return error.problems;
    throw error;
  }
  return [];
};

describe('saved sources', () => {
  it('come back as they were saved, through JSON', () => {
    const saved = sourceFromMapping(mapping, ['Opened', 'Fixed', 'Closed', 'Colour']);
    expect(parseSavedSource(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
    expect(parseSource(saved)).toEqual(mapping);
  });

  it('may be a bare mapping', () => {
    expect(parseSavedSource(mapping)).toEqual({ mapping, columns: [] });
  });

  it('name everything that is wrong at once, with pointer, value and way out', () => {
    const problems = problemsOf({ kind: 'poll', source: '', fields: { opened_at: 7 }, extra: 1 });
    expect(problems.map(({ pointer }) => pointer).sort()).toEqual([
      '',
      '/fields/opened_at',
      '/kind',
      '/source',
    ]);
    const at = (pointer: string) => problems.find((problem) => problem.pointer === pointer);
    expect(at('/kind')).toMatchObject({
      code: 'bad_source',
      value: '"poll"',
      way_out: 'Use one of: survey, complaints.',
    });
    expect(at('/fields/opened_at')?.value).toBe('7');
    expect(at('')?.way_out).toBe('Remove "extra".');
    for (const problem of problems) expect(problem.way_out).toBeTruthy();
  });

  it('are refused when they are no object at all', () => {
    for (const json of [null, 'x', 3, [], undefined]) expect(problemsOf(json).length).toBeGreaterThan(0);
  });
});
