import type { ItemMapping } from '../../model/mapping.ts';
import type { ProfiledColumn } from '../items/answers.ts';
import type { Suggestion } from './proposal.ts';

/** A mapping in the making: every step claims columns that no earlier step has claimed. */
export class Draft {
  readonly fields = new Map<string, readonly string[]>();
  readonly items: ItemMapping[] = [];
  readonly #claims = new Map<string, Suggestion>();
  readonly #columns: ReadonlyMap<string, ProfiledColumn>;

  constructor(columns: readonly ProfiledColumn[]) {
    this.#columns = new Map(columns.map((column) => [column.name, column]));
  }

  has(column: string): boolean {
    return this.#columns.has(column);
  }

  column(name: string): ProfiledColumn | undefined {
    return this.#columns.get(name);
  }

  get columns(): readonly ProfiledColumn[] {
    return [...this.#columns.values()];
  }

  get names(): readonly string[] {
    return [...this.#columns.keys()];
  }

  /** Columns nobody has claimed yet, in file order. */
  get free(): readonly ProfiledColumn[] {
    return [...this.#columns.values()].filter(({ name }) => !this.#claims.has(name));
  }

  /** The first claim on a column stays. */
  claim(suggestion: Suggestion): void {
    if (!this.#claims.has(suggestion.column)) this.#claims.set(suggestion.column, suggestion);
  }

  /** Fills a field from columns, first non-empty wins; a field already filled stays. */
  fill(field: string, columns: readonly string[], score: number, reason: string): void {
    if (this.fields.has(field) || columns.length === 0) return;
    this.fields.set(field, columns);
    for (const column of columns) this.claim({ column, field, score, reason, action: 'field' });
  }

  addItems(column: string, item: string, items: readonly ItemMapping[], score: number, reason: string): void {
    this.items.push(...items);
    this.claim({ column, field: null, item, score, reason, action: 'item' });
  }

  /** One suggestion per column, in file order. Unclaimed columns are unknown. */
  get suggestions(): Suggestion[] {
    return this.names.map(
      (column) =>
        this.#claims.get(column) ?? {
          column,
          field: null,
          score: 0,
          reason: 'no field, question or personal data recognised',
          action: 'unknown',
        },
    );
  }
}
