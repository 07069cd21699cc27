import { describe, expect, it } from 'vitest';
import { readSourceFiles, topLevel, type SourceFile } from '../support/source-files.ts';

const files = readSourceFiles(['api', 'dashboard', 'etl', 'samples']);
const folderOf = (path: string): string => path.split('/')[0] ?? '';

/** Which top-level folders a folder may import from. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  etl: ['etl'],
  api: ['api', 'etl', 'samples'],
  dashboard: ['dashboard', 'api'],
  samples: ['samples'],
};

/** Packages that only one folder may use. */
const OWNED: readonly { readonly library: RegExp; readonly owner: RegExp }[] = [
  { library: /^(@duckdb\/|duckdb$)/, owner: /^etl\/warehouse\// },
  { library: /^(@clickhouse\/|chdb)/, owner: /^etl\/warehouse\// },
  { library: /^(d3$|d3-)/, owner: /^dashboard\/(geometry|format|theme)\// },
  { library: /^(express|helmet|compression|busboy)$/, owner: /^api\/http\// },
  { library: /^apache-arrow$/, owner: /^api\/respond\// },
  { library: /^svelte/, owner: /^dashboard\// },
];

const violations = (
  check: (file: SourceFile, to: string, typeOnly: boolean, local: boolean) => boolean,
): string[] =>
  files.flatMap((file) =>
    file.imports
      .filter(({ to, typeOnly, local }) => check(file, to, typeOnly, local))
      .map(({ to }) => `${file.path} → ${to}`),
  );

/** Files that can reach themselves again over imports that exist when the program runs. */
const cycles = (): string[] => {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.imports.filter(({ local, typeOnly }) => local && !typeOnly).map(({ to }) => to),
    ]),
  );
  const found: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const next of graph.get(path) ?? []) if (graph.has(next)) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
};

describe('the architecture', () => {
  it('reads the sources it judges', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(300);
  });

  it('lets imports point one way: dashboard → api → etl', () => {
    expect(
      violations(
        (file, to, _typeOnly, local) => local && !(ARROWS[folderOf(file.path)] ?? []).includes(folderOf(to)),
      ),
    ).toEqual([]);
  });

  it('gives the dashboard the wire contract and nothing else of the API', () => {
    expect(
      violations(
        (file, to, _typeOnly, local) =>
          local &&
          folderOf(file.path) === 'dashboard' &&
          folderOf(to) === 'api' &&
          !to.startsWith('api/contract/'),
      ),
    ).toEqual([]);
  });

  it('keeps Node and the other folders out of the wire contract', () => {
    expect(
      violations(
        (file, to, _typeOnly, local) =>
          file.path.startsWith('api/contract/') && (local ? !to.startsWith('api/contract/') : to !== 'zod'),
      ),
    ).toEqual([]);
  });

  it('keeps the statistics pure', () => {
    expect(
      violations(
        (file, to, _typeOnly, local) =>
          file.path.startsWith('api/stats/') &&
          (local ? !to.startsWith('api/stats/') : !to.startsWith('@stdlib/')),
      ),
    ).toEqual([]);
  });

  it('uses a library only in the folder that owns it', () => {
    expect(
      violations(
        (file, to, typeOnly) =>
          !typeOnly && OWNED.some(({ library, owner }) => library.test(to) && !owner.test(file.path)),
      ),
    ).toEqual([]);
  });

  it('has no cycles', () => {
    expect(cycles()).toEqual([]);
  });

  it('has the top-level folders of the design and no others', () => {
    const allowed = [
      'api',
      'dashboard',
      'etl',
      'samples',
      'tests',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
    ];
    expect(topLevel().filter((name) => !name.startsWith('.') && !allowed.includes(name))).toEqual([]);
  });
});
