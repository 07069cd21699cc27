/** A chart as a table: what the table view shows and screen readers walk. */
export interface FigureTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
