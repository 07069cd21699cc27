import { CASE_FIELDS, RESPONSE_FIELDS, type Field, type FieldType } from './field.ts';

const SQL_TYPES: Readonly<Record<FieldType, string>> = {
  text: 'VARCHAR',
  free_text: 'VARCHAR',
  category: 'VARCHAR',
  timestamp: 'TIMESTAMP',
  boolean: 'BOOLEAN',
  number: 'DOUBLE',
  rating: 'DOUBLE',
};

/** A column of a table: its name and its SQL type. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

const fieldColumns = (fields: Readonly<Record<string, Field>>, skip: readonly string[]): Column[] =>
  Object.entries(fields)
    .filter(([name]) => !skip.includes(name))
    .map(([name, field]) => ({ name, type: name === 'weight' ? 'DECIMAL(18,6)' : SQL_TYPES[field.type] }));

/** What a case version says, compared to tell an update from a duplicate. */
export const CASE_COLUMNS: readonly Column[] = [
  ...fieldColumns(CASE_FIELDS, ['case_id']),
  { name: 'satisfaction_code', type: 'VARCHAR' },
  { name: 'satisfaction_instrument', type: 'VARCHAR' },
  { name: 'is_satisfied', type: 'BOOLEAN' },
  { name: 'is_satisfied_official', type: 'BOOLEAN' },
  { name: 'is_first_satisfied', type: 'BOOLEAN' },
];

/** What a response says; its answers are compared by their digest. */
export const RESPONSE_COLUMNS: readonly Column[] = [
  ...fieldColumns(RESPONSE_FIELDS, ['response_id', 'finished']),
  { name: 'answers_digest', type: 'VARCHAR' },
];

/** Every version row: which import stated it, on which line, for which natural key, and whether it counts. */
const VERSION_COLUMNS: readonly Column[] = [
  { name: 'import_id', type: 'INTEGER NOT NULL' },
  { name: 'line', type: 'INTEGER NOT NULL' },
  { name: 'source', type: 'VARCHAR NOT NULL' },
  { name: 'key', type: 'VARCHAR NOT NULL' },
  { name: 'live', type: 'BOOLEAN NOT NULL' },
];

const texts = (...names: string[]): Column[] => names.map((name) => ({ name, type: 'VARCHAR' }));

/**
 * What the reference tables say about a row whose own column says nothing: `supplied_` from the tree above its lower
 * level, `located_` from its coordinates. The row's own columns stay as the file stated them.
 */
export const PLACED_COLUMNS = {
  case_version: texts(
    'supplied_district',
    'supplied_subdistrict',
    'supplied_issue_group',
    'supplied_issue',
    'located_district',
  ),
  response_version: texts('supplied_district', 'supplied_subdistrict', 'located_district'),
  instrument: texts('supplied_issue_group'),
} as const;

const table = (name: string, columns: readonly Column[]): string =>
  `CREATE TABLE ${name} (${columns.map((column) => `${column.name} ${column.type}`).join(', ')})`;

/** The ledger and the reference tables, in the order in which they are created. */
export const TABLES: readonly string[] = [
  `CREATE TABLE import (
    import_id INTEGER PRIMARY KEY, file VARCHAR NOT NULL, bytes BIGINT NOT NULL, sha256 VARCHAR NOT NULL,
    mapping_sha256 VARCHAR NOT NULL, mapping JSON NOT NULL, kind VARCHAR NOT NULL, source VARCHAR NOT NULL,
    preset VARCHAR, encoding VARCHAR NOT NULL, status VARCHAR NOT NULL, sample BOOLEAN NOT NULL,
    imported_at TIMESTAMP NOT NULL, undone_at TIMESTAMP, imported_by VARCHAR,
    n_read BIGINT NOT NULL, n_new BIGINT NOT NULL, n_updated BIGINT NOT NULL, n_duplicate BIGINT NOT NULL,
    n_rejected BIGINT NOT NULL, rejected_by_code JSON NOT NULL, flags_by_code JSON NOT NULL,
    dropped_columns JSON NOT NULL, columns JSON NOT NULL, redacted JSON)`,
  `CREATE TABLE rejected_row (import_id INTEGER NOT NULL, line INTEGER NOT NULL, "column" VARCHAR, code VARCHAR NOT NULL,
    value VARCHAR, raw VARCHAR NOT NULL)`,
  table('case_version', [...VERSION_COLUMNS, ...CASE_COLUMNS, ...PLACED_COLUMNS.case_version]),
  table('response_version', [...VERSION_COLUMNS, ...RESPONSE_COLUMNS, ...PLACED_COLUMNS.response_version]),
  `CREATE TABLE answer (import_id INTEGER NOT NULL, line INTEGER NOT NULL, instrument VARCHAR NOT NULL, item VARCHAR NOT NULL,
    point DOUBLE, code VARCHAR)`,
  `CREATE TABLE instrument (instrument VARCHAR PRIMARY KEY, source VARCHAR NOT NULL, item VARCHAR NOT NULL,
    label_en VARCHAR NOT NULL, label_zh VARCHAR NOT NULL, scale JSON NOT NULL, min_point DOUBLE NOT NULL,
    max_point DOUBLE NOT NULL, overall BOOLEAN NOT NULL, sense VARCHAR,
    issue_group VARCHAR, issue VARCHAR, ${PLACED_COLUMNS.instrument.map(({ name, type }) => `${name} ${type}`).join(', ')})`,
  `CREATE TABLE source (source VARCHAR PRIMARY KEY, saved JSON NOT NULL, saved_at TIMESTAMP NOT NULL)`,
  `CREATE TABLE source_state (source VARCHAR NOT NULL, kind VARCHAR NOT NULL, first_on DATE, last_on DATE, latest_at TIMESTAMP,
    n BIGINT NOT NULL)`,
  `CREATE TABLE member (dimension VARCHAR NOT NULL, value VARCHAR NOT NULL, label_en VARCHAR NOT NULL, label_zh VARCHAR NOT NULL,
    parent VARCHAR, sample BOOLEAN NOT NULL)`,
  `CREATE TABLE alias (dimension VARCHAR NOT NULL, raw VARCHAR NOT NULL, value VARCHAR NOT NULL,
    sample BOOLEAN NOT NULL, from_on DATE DEFAULT DATE '0001-01-01', to_on DATE DEFAULT DATE '9999-12-31')`,
  `CREATE TABLE population (place VARCHAR NOT NULL, year INTEGER NOT NULL, n BIGINT NOT NULL, sample BOOLEAN NOT NULL)`,
  `CREATE TABLE boundary (level VARCHAR NOT NULL, geojson JSON NOT NULL, sample BOOLEAN NOT NULL)`,
  `CREATE SEQUENCE import_number START 1`,
  `CREATE TABLE data_version (version BIGINT NOT NULL)`,
  `INSERT INTO data_version VALUES (0)`,
];

/**
 * What the public was given: months fixed and masked at publication. Only masked cells are held: a hidden number is in
 * no column. They came after the first release, so each is created where it is missing.
 */
export const PUBLICATION_TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS publication (
    publication_id INTEGER PRIMARY KEY, published_at TIMESTAMP NOT NULL, withdrawn_at TIMESTAMP, status VARCHAR NOT NULL,
    sample BOOLEAN NOT NULL, data_version VARCHAR NOT NULL, issue_level VARCHAR NOT NULL, months JSON NOT NULL,
    blocks JSON NOT NULL, rule JSON NOT NULL, tally JSON NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS publication_cell (
    publication_id INTEGER NOT NULL, subject VARCHAR NOT NULL, month VARCHAR, all_districts BOOLEAN NOT NULL,
    district VARCHAR, all_issues BOOLEAN NOT NULL, issue VARCHAR, suppressed BOOLEAN NOT NULL, counts JSON)`,
];

/**
 * The history of remappings. `alias` is what follows from the statements of those that are live; a numbered remapping is
 * undone as a whole. Days are inclusive, open ends are the first and last day a date can be. They came after the first
 * release, so each is created where it is missing.
 */
export const PLACE_TABLES: readonly string[] = [
  'CREATE SEQUENCE IF NOT EXISTS remapping_number START 1',
  `CREATE TABLE IF NOT EXISTS remapping (
    remapping_id INTEGER NOT NULL, kind VARCHAR NOT NULL, dimension VARCHAR, note VARCHAR, made_at TIMESTAMP NOT NULL,
    made_by VARCHAR, undone_at TIMESTAMP, replaced_by INTEGER, n BIGINT NOT NULL, sample BOOLEAN NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS alias_statement (
    remapping_id INTEGER NOT NULL, dimension VARCHAR NOT NULL, raw VARCHAR NOT NULL, value VARCHAR NOT NULL,
    from_on DATE NOT NULL, to_on DATE NOT NULL, sample BOOLEAN NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS tree_edge (
    dimension VARCHAR NOT NULL, value VARCHAR NOT NULL, parent VARCHAR NOT NULL, from_on DATE NOT NULL,
    to_on DATE NOT NULL, sample BOOLEAN NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS located_before (
    remapping_id INTEGER NOT NULL, kind VARCHAR NOT NULL, import_id INTEGER NOT NULL, line INTEGER NOT NULL,
    district VARCHAR)`,
];
