/** Addresses of the dashboard that somebody gave a name. The owner is an account, or empty where there are none. */
export const SAVED_VIEW_TABLES: readonly string[] = [
  `CREATE SEQUENCE IF NOT EXISTS saved_view_number START 1`,
  `CREATE TABLE IF NOT EXISTS saved_view (
    view_id INTEGER NOT NULL, owner VARCHAR NOT NULL, name VARCHAR NOT NULL, address VARCHAR NOT NULL,
    saved_at TIMESTAMP NOT NULL)`,
];
