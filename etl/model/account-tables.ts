/** Who may sign in, with what, and what they did. Secrets stand here only as hashes. */
export const ACCOUNT_TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS account (
    name VARCHAR PRIMARY KEY, role VARCHAR NOT NULL, districts VARCHAR[], password_hash VARCHAR,
    subject VARCHAR, disabled BOOLEAN NOT NULL, created_at TIMESTAMP NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS sign_in (
    secret_hash VARCHAR NOT NULL, csrf VARCHAR NOT NULL, account VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL, expires_at TIMESTAMP NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS api_token (
    token_id VARCHAR PRIMARY KEY, secret_hash VARCHAR NOT NULL, account VARCHAR NOT NULL, label VARCHAR NOT NULL,
    role VARCHAR NOT NULL, created_at TIMESTAMP NOT NULL, expires_at TIMESTAMP NOT NULL, revoked_at TIMESTAMP)`,
  `CREATE SEQUENCE IF NOT EXISTS audit_number START 1`,
  `CREATE TABLE IF NOT EXISTS audit (
    audit_id BIGINT NOT NULL, done_at TIMESTAMP NOT NULL, who VARCHAR NOT NULL, action VARCHAR NOT NULL,
    object VARCHAR, detail JSON NOT NULL)`,
];
