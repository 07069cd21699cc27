import type { Kind } from '../model/field.ts';
import type { ItemMapping, Mapping } from '../model/mapping.ts';

/** How a publisher's or tool's export is recognised and read; declared as data, versioned. */
export interface Preset {
  readonly id: string;
  readonly version: number;
  readonly label: { readonly en: string; readonly zh: string };
  readonly kind: Kind;
  /** Header records and which one carries the codes. */
  readonly layout: { readonly headerRows: number; readonly nameRow?: number };
  /** Headers that speak for this format; matching is fuzzy in case, spaces, dots and underscores. */
  readonly signature: readonly string[];
  /** Headers of which at least one of each group must be there. */
  readonly required?: readonly (readonly string[])[];
  /** Field → header spellings, best first. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly values?: Mapping['values'];
  readonly scales?: Mapping['scales'];
  readonly constants?: Mapping['constants'];
  readonly timezone?: string;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  /** Headers (or patterns) with personal data, dropped before anything is stored. */
  readonly drop?: readonly (string | RegExp)[];
  /** Survey items known by column; otherwise items are inferred from the values. */
  readonly items?: readonly (Omit<ItemMapping, 'column'> & { readonly column: string | RegExp })[];
  /** Columns that are neither fields nor items (metadata of the tool). */
  readonly ignore?: readonly (string | RegExp)[];
  /** What separates several answers in one cell. */
  readonly multiSelect?: string;
}
