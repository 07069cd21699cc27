import type { ColumnHeader } from '../read/table.ts';

export type ColumnType = 'empty' | 'text' | 'number' | 'timestamp' | 'boolean' | 'category' | 'identifier';
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What the values of a column look like, from the whole column. */
export interface ColumnProfile extends ColumnHeader {
  readonly type: ColumnType;
  readonly n_null: number;
  readonly n_distinct: number;
  /** A few distinct values, most frequent first. */
  readonly examples: readonly string[];
  /** More distinct values where they were read, most frequent first. */
  readonly sample?: readonly string[];
  /** All distinct values with counts when there are few (at most 50), else null. */
  readonly values: readonly { readonly value: string; readonly n: number }[] | null;
  /** For timestamps: the order of day, month and year; null for other columns. */
  readonly date_order: DateOrder | 'ambiguous' | null;
  /** For timestamps: strptime patterns that together read every value, most frequent first. */
  readonly date_formats: readonly string[];
}

/** A profile that also knows the single options of cells that list several. */
export interface ProfiledColumn extends ColumnProfile {
  /** Distinct options with counts, most frequent first. */
  readonly parts?: readonly { readonly value: string; readonly n: number }[];
}
