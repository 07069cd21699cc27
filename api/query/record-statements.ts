import type { Bound, Session } from '../../etl/warehouse/session.ts';
import { quoteText } from '../../etl/warehouse/sql.ts';

const literal = (value: Bound): string => {
  if (value === null) return 'NULL';
  if (value instanceof Date)
    return `TIMESTAMP ${quoteText(value.toISOString().replace('T', ' ').replace('Z', ''))}`;
  if (Array.isArray(value)) return `[${(value as readonly Bound[]).map(literal).join(', ')}]`;
  return typeof value === 'string' ? quoteText(value) : String(value);
};

/** A statement with its values written in, to be read and run by a person; the product itself binds them. */
const written = (sql: string, values: Readonly<Record<string, Bound>>): string =>
  sql
    .replace(/^ {4,}/gm, '  ')
    .trim()
    .replace(/\$([a-z_]\w*)/gi, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : literal(value);
    });

/** A session that keeps what it was asked, each statement once; it answers nothing from memory. */
export const recordStatements = (session: Session): { session: Session; statements(): readonly string[] } => {
  const asked = new Set<string>();
  return {
    session: {
      ...session,
      remembers: false,
      rows: (sql, values) => {
        asked.add(written(sql, values ?? {}));
        return session.rows(sql, values);
      },
    },
    statements: () => [...asked],
  };
};
