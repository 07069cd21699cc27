import { setImmediate } from 'node:timers/promises';
import { redact, type PersonalKind, type RedactedCounts } from '../clean/redact.ts';
import { PERSONAL_TRIGGER } from '../clean/redact/trigger.ts';
import type { Session } from '../warehouse/session.ts';
import { quoteName, quoteText } from '../warehouse/sql.ts';

/** Wordings read at a time. */
const CHUNK = 20_000;
/** Wordings worked on before others in this thread get their turn. */
const SLICE = 1_000;

interface Wording {
  readonly text: string;
  readonly n: number;
}

export interface RedactOptions {
  /** The kinds to replace; all without. */
  readonly kinds?: ReadonlySet<PersonalKind>;
  /** A condition on `text`; every text without. */
  readonly where?: string;
  /** Called before a full chunk is worked on: the engine has nothing to do but to read the next. */
  readonly meanwhile?: () => void;
}

/**
 * Replaces personal data in text columns of a temp table by tokens. The engine passes on every text without a trigger,
 * and each wording is read once however many rows have it: closing notes come back thousands of times.
 * @returns how many of each kind were replaced, over all rows.
 */
export const redactTexts = async (
  session: Session,
  table: string,
  columns: readonly string[],
  { kinds, where, meanwhile }: RedactOptions = {},
): Promise<RedactedCounts> => {
  const total: RedactedCounts = {};
  for (const column of columns) {
    const name = quoteName(column);
    await session.run(
      `CREATE OR REPLACE TEMP TABLE wording AS
       SELECT text, n, row_number() OVER () AS ordinal
       FROM (SELECT ${name} AS text, count(*) AS n FROM ${quoteName(table)} WHERE ${name} IS NOT NULL GROUP BY 1)
       WHERE regexp_matches(text, ${quoteText(PERSONAL_TRIGGER)}, 'i')
         AND ${where ?? 'true'}`,
    );
    const [found] = await session.rows<{ n: number }>('SELECT count(*) AS n FROM wording');
    const n = found?.n ?? 0;
    if (n === 0) continue;
    await session.run('CREATE OR REPLACE TEMP TABLE redaction (original VARCHAR, redacted VARCHAR)');
    let kept = Promise.resolve();
    for await (const wordings of readAhead(session, n)) {
      if (wordings.length === CHUNK) meanwhile?.();
      const redactions = await redactWordings(wordings, total, kinds);
      await kept;
      kept = keepRedactions(session, redactions);
      // Awaited with the next chunk; until then it is not unheard of.
      kept.catch(() => undefined);
    }
    await kept;
    await session.run(
      `UPDATE ${quoteName(table)} SET ${name} = r.redacted FROM redaction r WHERE ${name} = r.original`,
    );
    await session.run('DROP TABLE redaction');
  }
  await session.run('DROP TABLE IF EXISTS wording');
  return total;
};

/** The wordings in chunks; the engine reads the next while one is worked on. */
async function* readAhead(session: Session, n: number): AsyncGenerator<Wording[]> {
  const read = (start: number): Promise<Wording[]> =>
    session.rows<Wording>(
      `SELECT text, n FROM wording WHERE ordinal > $start AND ordinal <= $start + ${CHUNK}`,
      { start },
    );
  let coming = read(0);
  try {
    for (let start = CHUNK; start - CHUNK < n; start += CHUNK) {
      const wordings = await coming;
      if (start < n) coming = read(start);
      yield wordings;
    }
  } finally {
    // Who stops early need not hear that the engine was stopped as well.
    await coming.catch(() => undefined);
  }
}

interface Redaction {
  readonly original: string;
  readonly redacted: string;
}

const redactWordings = async (
  wordings: readonly Wording[],
  total: RedactedCounts,
  kinds: ReadonlySet<PersonalKind> | undefined,
): Promise<Redaction[]> => {
  const redactions: Redaction[] = [];
  for (const [i, { text, n }] of wordings.entries()) {
    if (i > 0 && i % SLICE === 0) await setImmediate();
    const { text: redacted, counts } = redact(text, kinds);
    for (const kind of Object.keys(counts) as PersonalKind[])
      total[kind] = (total[kind] ?? 0) + (counts[kind] ?? 0) * n;
    if (redacted !== text) redactions.push({ original: text, redacted });
  }
  return redactions;
};

const keepRedactions = async (session: Session, redactions: readonly Redaction[]): Promise<void> => {
  if (redactions.length === 0) return;
  await session.run(
    `INSERT INTO redaction SELECT r->>'original', r->>'redacted' FROM (SELECT unnest(CAST($rows AS JSON[])) AS r)`,
    { rows: JSON.stringify(redactions) },
  );
};

/** The counts of two, kind by kind. */
export const addCounts = (a: RedactedCounts, b: RedactedCounts): RedactedCounts => {
  const sum = { ...a };
  for (const kind of Object.keys(b) as PersonalKind[]) sum[kind] = (sum[kind] ?? 0) + (b[kind] ?? 0);
  return sum;
};

/** Of some text columns those with a value that meets a condition on `text`, found in one statement. */
export const columnsWith = async (
  session: Session,
  table: string,
  columns: readonly string[],
  condition: string,
): Promise<string[]> => {
  if (columns.length === 0) return [];
  const found = await session.rows<{ name: string }>(
    columns
      .map(
        (column) =>
          `SELECT ${quoteText(column)} AS name FROM (SELECT DISTINCT ${quoteName(column)} AS text FROM ${quoteName(table)})
           WHERE ${condition} GROUP BY ALL`,
      )
      .join(' UNION ALL '),
  );
  return found.map(({ name }) => name);
};
