import type { Dimension } from '../../api/contract/dimensions.ts';
import { pick, t } from '../i18n/language.svelte.ts';
import { FILTERED, type FilterDimension } from './filters.ts';
import { warehouse } from './warehouse.svelte.ts';

const isFiltered = (dimension: Dimension): dimension is FilterDimension =>
  FILTERED.some((each) => each === dimension);

/** What people call a member of a dimension. */
export const nameOf = (dimension: Dimension, value: string | null | undefined): string => {
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
