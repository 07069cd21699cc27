/** The words of one row: its name and second name, its value with margin, and its base, all as written. */
export interface RowWords {
  readonly name: string;
  readonly under?: string;
  readonly value: string;
  readonly margin?: string;
  readonly base: string;
}
