/**
 * What somebody does about a pain point. `district`, `issue` and `issue_group` name its cell as the search did, null for
 * all; `districts` are the places merged into it, as a JSON list. It outlives the search that found it.
 */
export const ACTION_TABLES: readonly string[] = [
  'CREATE SEQUENCE IF NOT EXISTS action_number START 1',
  `CREATE TABLE IF NOT EXISTS action (
    action_id INTEGER NOT NULL, pain_point VARCHAR, kind VARCHAR, since DATE, districts VARCHAR NOT NULL,
    issue VARCHAR, issue_group VARCHAR, owner VARCHAR NOT NULL, action VARCHAR NOT NULL, started_on DATE NOT NULL,
    due_on DATE, finished_on DATE, published BOOLEAN NOT NULL, made_at TIMESTAMP NOT NULL, made_by VARCHAR,
    changed_at TIMESTAMP NOT NULL, sample BOOLEAN NOT NULL)`,
  // Reports that returned after an action was finished: since when, seen in data up to which day, noticed when.
  `CREATE TABLE IF NOT EXISTS action_reopening (
    action_id INTEGER NOT NULL, finished_on DATE NOT NULL, since DATE NOT NULL, through DATE NOT NULL,
    pain_point VARCHAR NOT NULL, noticed_at TIMESTAMP NOT NULL)`,
];
