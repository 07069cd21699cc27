/**
 * What became of imports that were asked for over HTTP: the first event of each, and the last. An import writes its last
 * event in its own transaction, so that the two are there together or not at all.
 */
export const JOB_TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS import_job_event (
    job_id VARCHAR NOT NULL, file VARCHAR NOT NULL, step INTEGER NOT NULL, is_last BOOLEAN NOT NULL,
    logged_at TIMESTAMP NOT NULL, event JSON NOT NULL)`,
];
