import type { QueryAnswer } from '../contract/query.ts';
import { METRICS } from '../metrics/index.ts';
import { answerColumns, type AnswerColumn } from './columns.ts';

const DATATYPES: Readonly<Record<AnswerColumn['type'], string>> = {
  text: 'string',
  number: 'double',
  integer: 'integer',
  boolean: 'boolean',
};

const ABOUT: Readonly<Record<string, string>> = {
  metric: 'Identifier of the metric; the notes say what each means',
  value: 'The number; empty where nothing was observed, or where it is withheld',
  lower: 'Lower end of the interval',
  upper: 'Upper end of the interval',
  level: 'Level of the interval',
  method: 'How the interval was made',
  n: 'Answers or cases behind the number',
  n_eff: 'Effective number of answers after weighting',
  suppressed: 'Hidden, so that nobody can be recognised',
  flags: 'Remarks, joined by semicolons',
  p: 'p value of the difference',
  q: 'p value after Benjamini–Hochberg over the whole answer',
  verdict: 'The difference in a word',
};

/**
 * Metadata of an answer's CSV (W3C "Metadata Vocabulary for Tabular Data"): columns, types, dialect, and what the
 * metrics mean.
 */
export const answerToCsvw = (answer: QueryAnswer, url: string): object => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
  url,
  dialect: { encoding: 'utf-8', delimiter: ',', lineTerminators: '\r\n', quoteChar: '"', header: true },
  'dc:title': answer.metrics.join(', '),
  'dc:modified': answer.data_version,
  tableSchema: {
    columns: answerColumns(answer).map(({ name, type }) => ({
      name,
      titles: name,
      datatype: DATATYPES[type],
      ...(ABOUT[name] ? { 'dc:description': ABOUT[name] } : {}),
    })),
    primaryKey: [...answer.by, 'metric'],
  },
  notes: METRICS.filter(({ id }) => answer.metrics.includes(id)).map((metric) => ({
    metric: metric.id,
    label: metric.label,
    unit: metric.unit,
    definition: metric.definition,
    denominator: metric.denominator,
    method: metric.method,
  })),
});
