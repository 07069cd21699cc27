import type { Bound, Session } from '../../etl/warehouse/session.ts';

/**
 * A session that asks the engine each thing once: metrics of one answer often rest on the same cells. Only for reading
 * inside one transaction, where the same question has the same answer.
 */
export const rememberReads = (session: Session): Session => {
  const asked = new Map<string, Promise<unknown>>();
  return {
    ...session,
    rows<Row extends object>(sql: string, values?: Readonly<Record<string, Bound>>): Promise<Row[]> {
      const key = `${sql}\n${JSON.stringify(values ?? {})}`;
      const held = asked.get(key) ?? session.rows<Row>(sql, values);
      asked.set(key, held);
      return held as Promise<Row[]>;
    },
  };
};
