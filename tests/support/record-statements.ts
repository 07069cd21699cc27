import type { Bound, Session } from '../../etl/warehouse/session.ts';
import type { Warehouse } from '../../etl/warehouse/warehouse.ts';

/** A statement as it was given to the engine. */
export interface Statement {
  readonly sql: string;
  readonly values: Readonly<Record<string, Bound>>;
}

/** The same warehouse, with every statement handed to `onStatement` before it runs. */
export const recordStatements = (
  warehouse: Warehouse,
  onStatement: (statement: Statement) => void,
): Warehouse => {
  const recorded = (session: Session): Session => ({
    ...session,
    run: (sql, values) => {
      onStatement({ sql, values: values ?? {} });
      return session.run(sql, values);
    },
    rows: (sql, values) => {
      onStatement({ sql, values: values ?? {} });
      return session.rows(sql, values);
    },
    numberColumns: (sql, values) => {
      onStatement({ sql, values: values ?? {} });
      return session.numberColumns(sql, values);
    },
  });
  return {
    session: async () => recorded(await warehouse.session()),
    exclusively: (work, part) => warehouse.exclusively((session) => work(recorded(session)), part),
    get revision() {
      return warehouse.revision;
    },
    tempDir: warehouse.tempDir,
    close: () => warehouse.close(),
  };
};
