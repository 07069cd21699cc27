import { stat } from 'node:fs/promises';
import type { Reading } from '../../etl/reading.ts';
import type { InspectReport } from '../contract/imports.ts';

const SAMPLE_ROWS = 8;

/** What was recognised in a file, as `inspect` answers it. */
export const inspectReport = async (path: string, reading: Reading): Promise<InspectReport> => {
  const { table, recognition, profiles, proposal } = reading;
  const { sheet, layout } = table;
  const first = layout.preambleRows + layout.headerRows;
  return {
    file: sheet.file,
    bytes: sheet.bytes || (await stat(path)).size,
    encoding: sheet.encoding.name,
    encoding_confidence: sheet.encoding.confidence,
    delimiter: sheet.delimiter,
    quote: sheet.quote,
    header_rows: layout.headerRows,
    rows: table.nRows + table.rejected.length,
    kind: proposal.kind,
    preset: recognition
      ? { id: recognition.preset.id, score: recognition.score, reason: recognition.reason }
      : null,
    columns: profiles.map((profile) => {
      const suggestion = proposal.suggestions.find((each) => each.column === profile.name);
      const field = suggestion?.field ?? (suggestion?.item ? `item:${suggestion.item}` : null);
      return {
        index: profile.index,
        name: profile.name,
        label: profile.label,
        type: profile.type,
        n_null: profile.n_null,
        n_distinct: profile.n_distinct,
        examples: suggestion?.action === 'drop' ? [] : [...profile.examples],
        suggested:
          suggestion && field !== null ? { field, score: suggestion.score, reason: suggestion.reason } : null,
        action: suggestion?.action ?? 'unknown',
        date_order: profile.date_order,
      };
    }),
    questions: proposal.questions.map((question) => ({
      ...question,
      choices: question.choices.map((choice) => ({ ...choice })),
    })),
    problems: proposal.problems.map((problem) => ({ ...problem })),
    drift: proposal.drift,
    sample: sheet.preview.slice(first, first + SAMPLE_ROWS).map((row) => {
      const dropped = new Set(
        profiles
          .filter((profile) =>
            proposal.suggestions.some((each) => each.column === profile.name && each.action === 'drop'),
          )
          .map((profile) => profile.index),
      );
      return row.map((cell, i) => (dropped.has(i) ? '' : cell));
    }),
  };
};
