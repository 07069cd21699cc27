/** Where the server writes what happened: structured, one line each. */
export interface Log {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A log that says nothing, for commands that print their own result. */
export const silentLog: Log = { info: () => undefined, error: () => undefined };
