/** A value that may be bound to a statement. Lists become engine lists. */
export type Bound = string | number | bigint | boolean | null | Date | readonly string[] | readonly number[];

/** Numbers column by column; NaN where the engine has null. */
export interface NumberColumns {
  readonly rowCount: number;
  readonly columns: ReadonlyMap<string, Float64Array>;
}

/** One conversation with the engine. SQL text is the project's own; values are always bound (`$name`). */
export interface Session {
  /** Runs a statement for its effect; resolves to the number of rows changed where the engine says so. */
  run(sql: string, values?: Readonly<Record<string, Bound>>): Promise<number>;
  /** Rows as objects. Counts come as numbers, timestamps as `YYYY-MM-DD HH:MM:SS` text, dates as `YYYY-MM-DD`. */
  rows<Row extends object>(sql: string, values?: Readonly<Record<string, Bound>>): Promise<Row[]>;
  /** Columns of numbers (INTEGER, BIGINT or DOUBLE) without an object per row: for answers of many thousand rows. */
  numberColumns(sql: string, values?: Readonly<Record<string, Bound>>): Promise<NumberColumns>;
  /** Everything inside happens, or nothing. One inside another is part of it. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Gives the engine a function from text to text under a name of the project's own, replacing an earlier one. It is called
   * once per row that reaches it, never for null, one row at a time.
   */
  define(name: string, read: (text: string) => string): void;
  /**
   * What `read` gave the last time it was asked under this name, else what it gives now. Names carry the data version they
   * hold for; a session that may change the ledger remembers nothing, since its changes may yet be undone.
   */
  remember<T>(name: string, read: () => Promise<T>): Promise<T>;
  /** Whether it remembers anything. */
  readonly remembers: boolean;
  /** Stops the running statement. */
  interrupt(): void;
  close(): void;
}
