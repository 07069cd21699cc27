import type { Kind } from '../model/field.ts';
import type { ItemMapping, Mapping } from '../model/mapping.ts';
import type { MissingCode } from '../model/scale.ts';

/** Something that must show in the cells around the header, such as the JSON record of a Qualtrics export. */
export interface CellCheck {
  /** Record counted from the first header record: 0 is the header itself. */
  readonly row: number;
  /** Look at the first cell only; otherwise at every cell. */
  readonly only?: 'first';
  readonly pattern: RegExp;
  /** Share of the looked-at cells that must match, 0–1; at least one cell in any case. */
  readonly share?: number;
  /** What was seen, to end the sentence "… headers of X; …". */
  readonly says: string;
}

/** A survey question known by its column; a pattern stands for every column it matches. */
export type PresetItem = Omit<ItemMapping, 'column' | 'item'> & {
  readonly column: string | RegExp;
  /** Item id; the column's own name when left out. */
  readonly item?: string;
};

/** How a publisher's or tool's export is recognised and read; declared as data, versioned. */
export interface Preset {
  /** With `version` unique: a publisher that changed its columns has several presets of one id. */
  readonly id: string;
  readonly version: number;
  readonly label: { readonly en: string; readonly zh: string };
  readonly kind: Kind;
  /** Header records and which one carries the codes; two records without a name row are read as question + option. */
  readonly layout: { readonly headerRows: number; readonly nameRow?: number };
  /**
   * Headers that speak for this format, or several spellings of one; matching is fuzzy in case, spaces, dots
   * and underscores. Their share found in the file is the score.
   */
  readonly signature: readonly (string | readonly string[])[];
  /** Headers that strengthen the recognition without being missed when absent. */
  readonly typical?: readonly string[];
  /** Headers of which at least one of each group must be there. */
  readonly required?: readonly (readonly string[])[];
  /** All of them must hold. */
  readonly checks?: readonly CellCheck[];
  /** The publisher fixes the columns, so a column that is not listed here is news. */
  readonly fixedColumns?: boolean;
  /** Field → header spellings or patterns, best first. */
  readonly fields: Readonly<Record<string, readonly (string | RegExp)[]>>;
  /** Fields that take every listed column there is, the first filled cell of a row winning. */
  readonly firstFilled?: readonly string[];
  /** Field → spelling → canonical value; adds to the words the loader knows for every export. `*` is any other spelling of a yes-or-no field. */
  readonly values?: Mapping['values'];
  readonly scales?: Mapping['scales'];
  readonly constants?: Mapping['constants'];
  readonly timezone?: string;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  /** Headers (or patterns) with personal data, dropped before anything is stored. */
  readonly drop?: readonly (string | RegExp)[];
  /** Survey items known by column; other columns are inferred from their values. */
  readonly items?: readonly PresetItem[];
  /** Columns that are neither fields nor items (metadata of the tool). */
  readonly ignore?: readonly (string | RegExp)[];
  /** What separates several answers in one cell. */
  readonly multiSelect?: string;
  /** Codes the tool writes instead of an answer, in every question. */
  readonly missing?: Readonly<Partial<Record<MissingCode, readonly string[]>>>;
}
