import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { StatisticsError } from '../../api/stats/index.ts';
import type { CaseFiles, KeyTolerance, ReferenceCase, Row } from './case.ts';
import { firstDifferenceOfCase } from './compare.ts';
import { TOPICS } from './topics/index.ts';

export interface CaseOutcome {
  readonly id: string;
  readonly fn: string;
  readonly outcome: 'passed' | 'failed' | 'not_offered';
  /** What differed, or why the function is not offered. */
  readonly because?: string;
}

export interface TopicOutcome {
  readonly topic: string;
  readonly cases: readonly CaseOutcome[];
}

const readTable = (path: string): Row[] =>
  Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data;

const filesOf = (folder: string): CaseFiles => {
  const table = (file: string): Row[] => readTable(join(folder, file));
  return {
    table,
    rows: (of) => {
      const where = Object.entries((of.params?.['where'] ?? {}) as Record<string, unknown>);
      return table(of.file ?? '').filter((row) =>
        where.every(([column, value]) => row[column] === String(value)),
      );
    },
  };
};

const isNothing = (answer: Readonly<Record<string, unknown>>): boolean =>
  Object.values(answer).every((value) => value === null || value === undefined);

const judge = (
  of: ReferenceCase,
  answer: () => Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, KeyTolerance>> | undefined,
): string | null => {
  const mustRefuse = of.expected['must_refuse'] === true;
  const undefinedWanted = of.expected['undefined'] === true;
  try {
    const got = answer();
    if (got['not_converged'] === true) return mustRefuse ? null : 'did not converge';
    if (mustRefuse) return `answered ${JSON.stringify(got).slice(0, 120)}, had to refuse`;
    if (undefinedWanted)
      return isNothing(got) ? null : `answered ${JSON.stringify(got).slice(0, 120)}, nothing is defined`;
    return firstDifferenceOfCase(of, got, own);
  } catch (error) {
    if (!(error instanceof StatisticsError)) return `broke: ${String(error)}`;
    return mustRefuse || undefinedWanted ? null : `refused: ${error.message}`;
  }
};

/** Runs one topic folder (`<NN>-name/expected.json`). */
export const runTopic = (folder: string, name: string): TopicOutcome => {
  const { cases } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
    cases: ReferenceCase[];
  };
  const topic = TOPICS[name.slice(0, 2)];
  const files = filesOf(folder);
  return {
    topic: name,
    cases: cases.map((of): CaseOutcome => {
      const adapter = topic?.adapters[of.fn];
      if (!adapter)
        return {
          id: of.id,
          fn: of.fn,
          outcome: 'not_offered',
          because: topic?.notOffered?.[of.fn] ?? 'the product does not offer this yet',
        };
      const because = judge(of, () => adapter(of, files), topic.tolerances?.[of.fn]);
      return because === null
        ? { id: of.id, fn: of.fn, outcome: 'passed' }
        : { id: of.id, fn: of.fn, outcome: 'failed', because };
    }),
  };
};

/** Runs every topic below a folder. */
export const runReference = (folder: string): TopicOutcome[] =>
  readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'expected.json')))
    .sort()
    .map((name) => runTopic(join(folder, name), name));
