/** A name in both languages. */
export interface Name {
  readonly en: string;
  readonly zh: string;
}

export interface Subdistrict extends Name {
  readonly communities: readonly Name[];
}

export interface District extends Name {
  /** Short id used in the boundaries. */
  readonly id: string;
  /** Residents in 2025. */
  readonly population: number;
  /** Share by which the population changes in a year. */
  readonly growth: number;
  /** How readily residents complain, 1 = as everywhere. */
  readonly voice: number;
  /** Points by which residents are more satisfied than the city as a whole (survey, 0–100). */
  readonly mood: number;
  /** Where the district roughly lies in the unit square, from the south-west. */
  readonly site: readonly [number, number];
  readonly subdistricts: readonly Subdistrict[];
}

type Names = readonly [string, string];

const name = ([en, zh]: Names): Name => ({ en, zh });

/** A subdistrict with its communities, each as English and Chinese name. */
export const subdistrict = (own: Names, ...communities: readonly Names[]): Subdistrict => ({
  ...name(own),
  communities: communities.map(name),
});
