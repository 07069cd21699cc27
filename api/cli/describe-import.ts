import { findMetric } from '../metrics/index.ts';
import type { Headline, ImportReport } from '../contract/imports.ts';

const count = (n: number): string => n.toLocaleString('en');

/** What changed in the header, a line each. */
export const describeDrift = (drift: ImportReport['drift']): string[] =>
  drift
    ? [
        ...drift.added.map((column) => `new column: ${column}`),
        ...drift.gone.map((column) => `column gone: ${column}`),
        ...drift.renamed.map(({ from, to }) => `column renamed: ${from} → ${to}`),
      ]
    : [];

const figure = (unit: string | undefined, side: Headline['before']): string => {
  if (side?.value == null) return '–';
  if (unit === 'share') return `${(100 * side.value).toFixed(1)} %`;
  return Number.isInteger(side.value) ? count(side.value) : side.value.toFixed(1);
};

const describeHeadline = ({ metric, before, after }: Headline): string => {
  const entry = findMetric(metric);
  return `${entry?.label.en ?? metric}: ${figure(entry?.unit, before)} → ${figure(entry?.unit, after)}`;
};

/** An import's report for a person, ending in a newline. */
export const describeImport = (report: ImportReport): string => {
  const { rows } = report;
  const outcome = report.dry_run ? 'would load' : `import ${report.import_id}`;
  const lines = [
    report.status === 'unchanged'
      ? `${report.file}: the same bytes are loaded already (import ${report.import_id}); nothing changed`
      : `${report.file}: ${outcome} · ${report.kind} · source ${report.source} · ${report.seconds.toFixed(1)} s`,
    `${count(rows.read)} read = ${count(rows.new)} new + ${count(rows.updated)} updated + ${count(rows.duplicate)} duplicate + ${count(rows.rejected)} rejected`,
  ];
  const codes = (title: string, counts: Record<string, number>): void => {
    const parts = Object.entries(counts).map(([code, n]) => `${code} ${count(n)}`);
    if (parts.length > 0) lines.push(`${title}: ${parts.join(', ')}`);
  };
  codes('rejected', report.rejected_by_code);
  codes('noticed', report.flags_by_code);
  codes('made unreadable', report.redacted);
  if (report.dropped_columns.length > 0) lines.push(`never stored: ${report.dropped_columns.join(', ')}`);
  lines.push(...describeDrift(report.drift), ...(report.headline ?? []).map(describeHeadline));
  return `${lines.join('\n  ')}\n`;
};
