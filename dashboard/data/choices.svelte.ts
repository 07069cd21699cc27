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

/** What a hand that has not let go yet is choosing. */
let draft = $state.raw<Partial<Filters> | null>(null);

const filters = $derived<Filters>({ ...readFilters(address.search), ...draft });

/** The filter bar's choices as they stand in the address, and over them what is being brushed. */
export const choices = {
  get filters(): Filters {
    return filters;
  },
  /** While something is being brushed the server is not asked. */
  get isDraft(): boolean {
    return draft !== null;
  },
  /** Shows a choice without making it. */
  sketch(patch: Partial<Filters>): void {
    draft = patch;
  },
  /** Makes the choice that was shown, or leaves everything as it was. */
  settle(keep = true): void {
    const patch = draft;
    draft = null;
    if (keep && patch) choices.change(patch);
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
