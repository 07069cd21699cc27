import type { Session } from '../warehouse/session.ts';
import { quoteText } from '../warehouse/sql.ts';
import { redact, type PersonalKind, type RedactedCounts } from './redact.ts';
import { PERSONAL_TRIGGER } from './redact/trigger.ts';

const FUNCTION = 'redact_personal';

/**
 * The SQL expression that redacts another expression. The engine itself passes on every text without a trigger, so that
 * only the others are read one by one. Needs `defineRedaction` on the session first.
 */
export const redactSql = (expression: string): string =>
  `CASE WHEN regexp_matches(${expression}, ${quoteText(PERSONAL_TRIGGER)}, 'i') THEN ${FUNCTION}(${expression}) ELSE ${expression} END`;

/** Makes `redactSql` work on a session; what is found from now on is counted in the result. */
export const defineRedaction = (session: Session): RedactedCounts => {
  const counts: RedactedCounts = {};
  session.define(FUNCTION, (original) => {
    const { text, counts: found } = redact(original);
    for (const kind of Object.keys(found) as PersonalKind[])
      counts[kind] = (counts[kind] ?? 0) + (found[kind] ?? 0);
    return text;
  });
  return counts;
};
