import type { Request } from 'express';
import { Problem } from '../../etl/model/problem.ts';
import type { QueryAnswer } from '../contract/query.ts';
import { answerToArrow } from '../respond/arrow.ts';
import { answerToCsv } from '../respond/csv.ts';
import { toRendered, type Rendered } from './answer-cache.ts';

export const JSON_TYPE = 'application/json';
export const CSV_TYPE = 'text/csv';
export const ARROW_TYPE = 'application/vnd.apache.arrow.stream';
const TYPES: Readonly<Record<string, string>> = { json: JSON_TYPE, csv: CSV_TYPE, arrow: ARROW_TYPE };

/** The type an answer is to have: by parameter, else by the Accept header. @throws Problem when there is no such. */
export const negotiate = (request: Request, format: string | null): string => {
  const type = format ? TYPES[format] : request.accepts([JSON_TYPE, CSV_TYPE, ARROW_TYPE]);
  if (type) return type;
  throw new Problem(
    'No such format',
    [
      {
        code: 'not_acceptable',
        detail: 'Answers come as JSON, CSV and Arrow stream.',
        value: format ?? request.get('accept') ?? '',
        way_out: `Accept ${[JSON_TYPE, CSV_TYPE, ARROW_TYPE].join(', ')}, or format=json, csv, arrow.`,
      },
    ],
    format ? 400 : 406,
  );
};

const bytesOf = (type: string, answer: QueryAnswer): Buffer => {
  if (type === CSV_TYPE) return Buffer.from(answerToCsv(answer), 'utf8');
  if (type === ARROW_TYPE) return Buffer.from(answerToArrow(answer));
  return Buffer.from(JSON.stringify(answer), 'utf8');
};

/** An answer in one of the types: the same cells in each. */
export const render = (type: string, answer: QueryAnswer): Rendered =>
  toRendered(
    type === ARROW_TYPE ? type : `${type}; charset=utf-8`,
    answer.data_version,
    bytesOf(type, answer),
  );

/** Any other answer about the ledger, as JSON. */
export const renderJson = (answer: { readonly data_version: string }): Rendered =>
  toRendered(`${JSON_TYPE}; charset=utf-8`, answer.data_version, Buffer.from(JSON.stringify(answer), 'utf8'));
