import type { QueryAnswer, QueryRow } from '../contract/query.ts';
import { findMetric } from '../metrics/index.ts';
import type { Cell } from '../respond/columns.ts';
import { benjaminiHochberg } from '../stats/index.ts';
import type { Recipient } from './recipient.ts';

/** A table as it was answered, under the name of its file. */
export interface AnsweredTable {
  readonly file: string;
  readonly answer: QueryAnswer;
}

/** The rows of what_changed.csv, and how many of them are differences. */
export interface Changes {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly signals: number;
}

type Language = Recipient['language'];

const Q_LIMIT = 0.05;
const CLEAR: readonly unknown[] = ['better', 'worse', 'higher', 'lower'];

const COLUMNS = [
  'metric',
  'value',
  'compared_with',
  'compared_value',
  'difference',
  'difference_lower',
  'difference_upper',
  'p',
  'q',
  'q_all_tables',
  'verdict',
  'tested',
  'sentence',
] as const;

const VERDICT_ZH: Readonly<Record<string, string>> = {
  better: '变好',
  worse: '变差',
  higher: '升高',
  lower: '降低',
};

const sentence = (language: Language, row: QueryRow, by: readonly string[]): string => {
  const label = findMetric(row.metric)?.label[language] ?? row.metric;
  const place = by.map((name) => (row as Record<string, unknown>)[name] ?? '–').join(' · ');
  const where = place === '' ? (language === 'zh' ? '总体' : 'overall') : place;
  const verdict = row.verdict ?? '';
  return language === 'zh'
    ? `${label}（${where}）：${VERDICT_ZH[verdict] ?? verdict}`
    : `${label} (${where}): ${verdict}`;
};

const nothing = (language: Language, tested: number, compared: boolean): string => {
  if (!compared)
    return language === 'zh'
      ? '本摘要的表格均不作比较，故未检验任何变化。'
      : 'No table of this digest compares with anything, so nothing was tested.';
  return language === 'zh'
    ? `没有突出的变化：共检验 ${tested} 项差异，经 Benjamini–Hochberg 校正后无一显著（q ≤ ${Q_LIMIT}）。`
    : `Nothing stands out: ${tested} differences were tested, and none is left after Benjamini–Hochberg (q ≤ ${Q_LIMIT}).`;
};

/**
 * The differences that survive Benjamini–Hochberg twice: over their own table (the API's verdict) and over all tables of
 * the digest together. When there is none, one row says so.
 */
export const whatChanged = (tables: readonly AnsweredTable[], language: Language): Changes => {
  const compared = tables.filter(({ answer }) => answer.compared !== null);
  const tested = compared.flatMap(({ file, answer }) =>
    answer.rows.flatMap((row) => (typeof row.p === 'number' ? [{ file, answer, row, p: row.p }] : [])),
  );
  const overall = benjaminiHochberg(tested.map(({ p }) => p));
  const dimensions = [...new Set(compared.flatMap(({ answer }) => answer.by))];
  const columns = ['table', ...dimensions, ...COLUMNS];
  const rows = tested.flatMap(({ file, answer, row }, i): Cell[][] => {
    const q = overall[i] ?? 1;
    if (q > Q_LIMIT || !CLEAR.includes(row.verdict)) return [];
    return [
      [
        file,
        ...dimensions.map((name) => ((row as Record<string, unknown>)[name] ?? null) as Cell),
        row.metric,
        row.value,
        answer.compared?.with ?? null,
        (answer.compared?.with === 'peers' ? row.peers_value : row.previous_value) ?? null,
        row.difference ?? null,
        row.difference_lower ?? null,
        row.difference_upper ?? null,
        row.p ?? null,
        row.q ?? null,
        q,
        row.verdict ?? null,
        tested.length,
        sentence(language, row, answer.by),
      ],
    ];
  });
  if (rows.length > 0) return { columns, rows, signals: rows.length };
  const empty = columns.map((name): Cell => {
    if (name === 'tested') return tested.length;
    if (name === 'verdict') return 'nothing_stands_out';
    return name === 'sentence' ? nothing(language, tested.length, compared.length > 0) : null;
  });
  return { columns, rows: [empty], signals: 0 };
};
