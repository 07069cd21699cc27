/**
 * What was sent to whom. A delivery is one recipient of one run; its key follows from its identity, so that nothing can
 * be planned twice. Bytes are held before they are sent, and only ever inserted.
 */
export const DIGEST_TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS digest_run (
    run_key VARCHAR PRIMARY KEY, digest VARCHAR NOT NULL, period VARCHAR NOT NULL, recipient VARCHAR NOT NULL,
    revision INTEGER NOT NULL, due_at TIMESTAMP NOT NULL, planned_at TIMESTAMP NOT NULL, data_version VARCHAR,
    manifest JSON, reviewed_version VARCHAR, superseded_at TIMESTAMP,
    UNIQUE (digest, period, recipient, revision))`,
  `CREATE TABLE IF NOT EXISTS outbox (
    run_key VARCHAR PRIMARY KEY, state VARCHAR NOT NULL, destination JSON NOT NULL, attempts INTEGER NOT NULL,
    next_at TIMESTAMP, because VARCHAR, receipt VARCHAR, changed_at TIMESTAMP NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS outbox_file (
    run_key VARCHAR NOT NULL, position INTEGER NOT NULL, name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL,
    bytes BLOB NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS digest_log (
    logged_at TIMESTAMP NOT NULL, digest VARCHAR NOT NULL, period VARCHAR NOT NULL, recipient VARCHAR,
    revision INTEGER, event VARCHAR NOT NULL, because VARCHAR)`,
  `CREATE TABLE IF NOT EXISTS digest_state (
    digest VARCHAR PRIMARY KEY, seen_at TIMESTAMP NOT NULL, paused_at TIMESTAMP)`,
];
