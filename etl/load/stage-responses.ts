import { resolveScale, type ItemMapping } from '../model/mapping.ts';
import { RESPONSE_FIELDS } from '../model/field.ts';
import { RESPONSE_COLUMNS } from '../model/tables.ts';
import type { ColumnProfile } from '../profile/column-profile.ts';
import { findColumns } from './cells.ts';
import { columnAt } from './csv-source.ts';
import { instrumentId, type Instrument } from './instrument.ts';
import type { Loader, LoadJob } from './job.ts';
import { dropOrdered } from './ordered-table.ts';
import { parseFields } from './parse-fields.ts';
import { scaleWords, stageWords } from './words.ts';

/** A chosen option may carry a free text: 其他〖text〗 is the option 其他. */
const withoutText = (expression: string): string => `trim(regexp_replace(${expression}, '〖.*〗$', ''))`;

/** The text of an item's cell, as its words are spelled: for one option of several, `1` chosen and `0` not chosen. */
const cellSql = (item: ItemMapping, column: ColumnProfile): string => {
  const cell = `lower(trim(${columnAt(column.index)}))`;
  if (item.option === undefined) return cell;
  const chosen = item.separator
    ? `list_contains(list_transform(string_split(${cell}, $separator), part -> ${withoutText('part')}), $option)`
    : `${withoutText(cell)} = $option`;
  const isMissing = `${cell} IN (SELECT raw FROM word WHERE field = $item AND code IS NOT NULL)`;
  return `CASE WHEN coalesce(${cell}, '') = '' THEN NULL WHEN ${isMissing} THEN ${cell} WHEN ${chosen} THEN '1' ELSE '0' END`;
};

/** Item → the one asked before it. Options of one question stand side by side and share what came before. */
const questionBefore = (
  items: readonly ItemMapping[],
  placeOf: (item: ItemMapping) => number,
): Map<string, string> => {
  const asked = items.filter((item) => item.option === undefined).sort((a, b) => placeOf(a) - placeOf(b));
  return new Map(asked.slice(1).map((item, i) => [item.item, asked[i]?.item ?? '']));
};

/** Fills temp table `answers (row, item, instrument, point, code)`, one item after the other; resolves to what was asked. */
const stageAnswers = async (job: LoadJob): Promise<Instrument[]> => {
  const instruments: Instrument[] = [];
  const { session, mapping, profiles, table } = job;
  const items = mapping.items ?? [];
  const column = findColumns(table.sheet.file, mapping, profiles);
  await stageWords(session, new Map(items.map((item) => [item.item, scaleWords(resolveScale(item.scale))])));
  await session.run(
    `CREATE OR REPLACE TEMP TABLE answers ("row" BIGINT, item VARCHAR, instrument VARCHAR, point DOUBLE, code VARCHAR)`,
  );
  const before = questionBefore(items, (item) => column(item.column).index);
  for (const item of items) {
    const from = column(item.column);
    const instrument: Instrument = {
      source: mapping.source,
      item: item.item,
      label: item.label ?? { en: from.label, zh: from.label },
      wording: from.label,
      mode: mapping.constants?.channel,
      after: before.get(item.item) ?? null,
      scale: resolveScale(item.scale),
      overall: item.overall ?? false,
      sense: item.sense,
      issue_group: item.issue_group,
      issue: item.issue,
    };
    instruments.push(instrument);
    await session.run(
      `INSERT INTO answers
       SELECT "row", $item, $instrument, w.point,
         CASE WHEN w.point IS NOT NULL THEN NULL WHEN coalesce(cell, '') = '' THEN coalesce(w.code, 'blank') ELSE coalesce(w.code, 'invalid') END
       FROM (SELECT "row", ${cellSql(item, from)} AS cell FROM parsed)
       LEFT JOIN word w ON w.field = $item AND w.raw = coalesce(cell, '')`,
      {
        item: item.item,
        instrument: instrumentId(instrument),
        ...(item.option === undefined ? {} : { option: item.option.trim().toLowerCase() }),
        ...(item.option !== undefined && item.separator ? { separator: item.separator } : {}),
      },
    );
  }
  return instruments;
};

/** Survey responses, one row per item answered. */
export const responseLoader: Loader = {
  versions: 'response_version',

  async stage(job) {
    const { session, mapping, profiles, table } = job;
    const column = findColumns(table.sheet.file, mapping, profiles);
    const carried = [...new Set((mapping.items ?? []).map((item) => column(item.column)))];
    const { flags, redacted } = await parseFields(job, {
      into: 'parsed',
      idField: 'response_id',
      ratings: [],
      columns: ['bad_date_column', 'bad_date_value', ...Object.keys(RESPONSE_FIELDS)],
      values: {},
      carried,
    });
    const instruments = await stageAnswers(job);
    const derived: Readonly<Record<string, string>> = {
      submitted_at: `coalesce(CAST(submitted_at AS TIMESTAMP), TRY_CAST($wave_date AS TIMESTAMP))`,
      weight: 'coalesce(CAST(weight AS DECIMAL(18,6)), 1)',
      answers_digest: 'digest',
    };
    await dropOrdered(session, 'staged');
    await session.run(
      `CREATE TEMP TABLE staged_rows AS
       SELECT "row", key,
         CASE WHEN bad_date_column IS NOT NULL THEN 'bad_date' WHEN finished = false THEN 'incomplete'
           WHEN weight < 0 THEN 'negative_weight' END AS reject_code,
         CASE WHEN bad_date_column IS NOT NULL THEN bad_date_column WHEN weight < 0 THEN 'weight' END AS reject_column,
         coalesce(bad_date_value, CASE WHEN weight < 0 THEN CAST(weight AS VARCHAR) END) AS reject_value,
         ${RESPONSE_COLUMNS.map(({ name, type }) => `CAST(${derived[name] ?? name} AS ${type}) AS ${name}`).join(', ')}
       FROM parsed p
       LEFT JOIN (SELECT "row" AS answer_row, md5(string_agg(item || chr(31) || coalesce(CAST(point AS VARCHAR), code), chr(30) ORDER BY item)) AS digest
         FROM answers GROUP BY "row") d ON d.answer_row = p."row"`,
      { wave_date: mapping.constants?.wave_date ?? null },
    );
    await session.run('CREATE TEMP VIEW staged AS FROM staged_rows');
    const [counts] = await session.rows<{ undated: number; invalid: number }>(
      `SELECT count(*) FILTER (WHERE submitted_at IS NULL) AS undated,
         (SELECT count(*) FROM answers a JOIN staged s ON s."row" = a."row" WHERE a.code = 'invalid' AND s.reject_code IS NULL) AS invalid
       FROM staged WHERE reject_code IS NULL`,
    );
    await dropOrdered(session, 'parsed');
    return {
      flags: { ...flags, undated: counts?.undated ?? 0, answers_off_scale: counts?.invalid ?? 0 },
      redacted,
      instruments,
    };
  },

  async attach({ session, importId }) {
    await session.run(
      `INSERT INTO answer SELECT v.import_id, v.line, a.instrument, a.item, a.point, a.code
       FROM answers a JOIN response_version v ON v.import_id = $import AND v.line = a."row"`,
      { import: importId },
    );
    await session.run('DROP TABLE answers');
  },
};
