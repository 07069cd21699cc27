/**
 * What is read out of the comments of the ledger, beside the rows that state them: it goes when its import goes, and can
 * always be read again.
 */
export const COMMENT_TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS comment_sentiment (
    import_id INTEGER NOT NULL, line INTEGER NOT NULL, score DOUBLE, label VARCHAR, language VARCHAR, engine VARCHAR)`,
  // The words of a comment, each once, and the wording it says again (`fold`): near-duplicates share one.
  `CREATE TABLE IF NOT EXISTS comment_words (
    import_id INTEGER NOT NULL, line INTEGER NOT NULL, fold BIGINT NOT NULL, terms VARCHAR[] NOT NULL)`,
  // The first of its kind of every wording long enough to be copied, and under which bands it is found.
  `CREATE TABLE IF NOT EXISTS comment_leader (fold BIGINT NOT NULL, terms VARCHAR[] NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS comment_band (band BIGINT NOT NULL, fold BIGINT NOT NULL)`,
  // What a comment without a usable type is about; null where nothing could be told. `decided_by`: rules, learned or corrected.
  `CREATE TABLE IF NOT EXISTS comment_issue (
    import_id INTEGER NOT NULL, line INTEGER NOT NULL, issue_group VARCHAR, issue VARCHAR, confidence DOUBLE,
    decided_by VARCHAR)`,
  // What the last classification was made of; the same again changes nothing.
  'CREATE TABLE IF NOT EXISTS comment_classification (made_of VARCHAR NOT NULL)',
  // What analysts said instead, by natural key: it outlives the version of the row they saw.
  'CREATE SEQUENCE IF NOT EXISTS correction_number START 1',
  `CREATE TABLE IF NOT EXISTS issue_correction (
    correction_id INTEGER NOT NULL, kind VARCHAR NOT NULL, source VARCHAR NOT NULL, key VARCHAR NOT NULL, issue VARCHAR,
    made_at TIMESTAMP NOT NULL, made_by VARCHAR, undone_at TIMESTAMP)`,
];

/** Every table keyed by the import it was read from, for the undo of that import. */
export const COMMENT_TABLE_NAMES = ['comment_sentiment', 'comment_words', 'comment_issue'] as const;

/** Wordings nobody says any more, for the undo of an import. */
export const FORGET_WORDINGS: readonly string[] = ['comment_leader', 'comment_band'].map(
  (table) => `DELETE FROM ${table} WHERE fold NOT IN (SELECT fold FROM comment_words)`,
);

/** The comment of every row: what a citizen said, in more words than the title where there are any. */
const COMMENT_TEXT = `CREATE OR REPLACE VIEW comment_text AS
   SELECT 'complaints' AS kind, import_id, line, live, coalesce(description, title) AS text FROM case_version
   WHERE coalesce(description, title) IS NOT NULL
   UNION ALL
   SELECT 'survey', import_id, line, live, comment FROM response_version WHERE comment IS NOT NULL`;

/**
 * Comments as questions are asked of them, with the dimensions of their rows. The issue is what the row states, else
 * what the comment was found to be about; a correction counts before both. `stated` says whether the row itself has one.
 */
const COMMENT_FACT = `CREATE OR REPLACE VIEW comment_fact AS
   SELECT u.* REPLACE (
       CASE WHEN c.decided_by = 'corrected' THEN c.issue_group ELSE coalesce(u.issue_group, CASE WHEN NOT u.stated THEN c.issue_group END) END AS issue_group,
       CASE WHEN c.decided_by = 'corrected' THEN c.issue ELSE coalesce(u.issue, CASE WHEN NOT u.stated THEN c.issue END) END AS issue),
     c.issue AS found_issue, c.confidence, c.decided_by
   FROM (
     SELECT 'complaints' AS kind, import_id, line, live, source, key, "on", CAST(NULL AS VARCHAR) AS wave, district, subdistrict,
       community, latitude, longitude, issue_group, issue, issue_detail,
       coalesce(issue_group, issue, issue_detail) IS NOT NULL AS stated, channel, unit, is_assessed,
       CAST(NULL AS VARCHAR) AS item, coalesce(description, title) AS text
     FROM case_fact WHERE coalesce(description, title) IS NOT NULL
     UNION ALL
     SELECT 'survey', import_id, line, live, source, key, CAST(submitted_at AS DATE), wave,
       coalesce(supplied_district, located_district, district), coalesce(supplied_subdistrict, subdistrict),
       community, latitude, longitude, NULL, NULL, NULL, false, channel, NULL, true, NULL, comment
     FROM response_version WHERE comment IS NOT NULL) u
   LEFT JOIN comment_issue c USING (import_id, line)`;

/** In the order in which they are made. */
export const COMMENT_VIEWS: readonly string[] = [COMMENT_TEXT, COMMENT_FACT];
