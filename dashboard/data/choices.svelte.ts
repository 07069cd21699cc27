import { address } from './address.svelte.ts';
import {
  daysOf,
  readFilters,
  whereOf,
  writeFilters,
  type Days,
  type FilterDimension,
  type Filters,
} from './filters.ts';
import type { Where } from './question.ts';
import { warehouse } from './warehouse.svelte.ts';

/** The filter bar's choices as they stand in the address. */
export const choices = {
  get filters(): Filters {
    return readFilters(address.search);
  },
  /** Null for everything there is, and for data without dates. */
  get days(): Days | null {
    return daysOf(this.filters, warehouse.summary?.last_day ?? null);
  },
  get where(): Where {
    return whereOf(this.filters);
  },
  /** Which earlier period the numbers are compared with; null for none, or when there is no period to move. */
  get compare(): 'last_year' | 'previous' | null {
    const { compare } = this.filters;
    return compare === 'none' || this.days === null ? null : compare;
  },
  change(patch: Partial<Filters>): void {
    address.choose(writeFilters({ ...this.filters, ...patch }, address.search));
  },
  setMembers(dimension: FilterDimension, members: readonly string[]): void {
    const others = Object.entries(this.filters.members).filter(([name]) => name !== dimension);
    this.change({
      members: Object.fromEntries(members.length > 0 ? [...others, [dimension, members]] : others),
    });
  },
  clear(): void {
    address.choose(new URLSearchParams());
  },
  get isDefault(): boolean {
    return writeFilters(this.filters, new URLSearchParams()).toString() === '';
  },
};
