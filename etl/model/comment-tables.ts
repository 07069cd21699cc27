/**
 * What is read out of the comments of the ledger, beside the rows that state them: it goes when its import goes, and can
 * always be read again.
 */
export const COMMENT_TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS comment_sentiment (
    import_id INTEGER NOT NULL, line INTEGER NOT NULL, score DOUBLE, label VARCHAR, language VARCHAR, engine VARCHAR)`,
];

/** Every table keyed by the import it was read from, for the undo of that import. */
export const COMMENT_TABLE_NAMES = ['comment_sentiment'] as const;

/** The comment of every row: what a citizen said, in more words than the title where there are any. */
export const COMMENT_VIEW = `CREATE OR REPLACE VIEW comment_text AS
   SELECT 'complaints' AS kind, import_id, line, live, coalesce(description, title) AS text FROM case_version
   WHERE coalesce(description, title) IS NOT NULL
   UNION ALL
   SELECT 'survey', import_id, line, live, comment FROM response_version WHERE comment IS NOT NULL`;
