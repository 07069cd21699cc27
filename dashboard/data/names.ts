import type { Dimension } from '../../api/contract/dimensions.ts';
import { pick, t } from '../i18n/language.svelte.ts';
import { FILTERED, type FilterDimension } from './filters.ts';
import { warehouse } from './warehouse.svelte.ts';

const isFiltered = (dimension: Dimension): dimension is FilterDimension =>
  FILTERED.some((each) => each === dimension);

const calledOf = (dimension: Dimension, value: string | null | undefined): string => {
  if (value === null || value === undefined || value === '') return t('none.stated');
  if (dimension === 'item') {
    const item = warehouse.summary?.items.find((each) => each.item === value);
    return item ? pick(item.label) : value;
  }
  if (!isFiltered(dimension)) return value;
  if (dimension === 'district' && /^\d+$/.test(value)) return t('district.numbered', { number: value });
  const member = warehouse.members(dimension).find((each) => each.value === value);
  return member ? pick(member.label) : value;
};

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name written from right to left stands by itself, so that the words and figures around it stay where they are. */
const isolate = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);

const MOST_CHARACTERS = 60;

/** A name as it may stand in a sentence: cut where it would be the whole sentence. */
export const briefName = (dimension: Dimension, value: string | null | undefined): string => {
  const name = calledOf(dimension, value);
  const characters = [...name];
  return isolate(
    characters.length > MOST_CHARACTERS
      ? `${characters
          .slice(0, MOST_CHARACTERS - 1)
          .join('')
          .trimEnd()}…`
      : name,
  );
};

/** What people call a member of a dimension. */
export const nameOf = (dimension: Dimension, value: string | null | undefined): string =>
  isolate(calledOf(dimension, value));
