import { fieldsOf, type Field } from '../../model/field.ts';
import type { ItemMapping } from '../../model/mapping.ts';
import { matchesHeader } from '../header-key.ts';
import { questionId } from '../items/item-id.ts';
import type { ProfiledColumn } from '../items/answers.ts';
import type { Preset } from '../preset.ts';
import { knowsHeader } from '../knows-header.ts';
import type { Draft } from './draft.ts';

/**
 * A column that cannot be the date a preset expects, such as a time limit of "5 个工作日". Where the publisher fixes the
 * columns, values that are no dates are refused row by row instead.
 */
const contradicts = (column: ProfiledColumn, field: Field | undefined): boolean =>
  field?.type === 'timestamp' &&
  field.required !== true &&
  column.type !== 'timestamp' &&
  column.type !== 'empty' &&
  !column.examples.some((value) => /\d{4}[-/.年]|\d{1,2}[/.-]\d{1,2}[/.-]\d/.test(value));

/** What a preset knows about the columns: fields, survey items, personal data, and metadata without a use. */
export const applyPreset = (draft: Draft, preset: Preset): void => {
  const fields = fieldsOf(preset.kind);
  const because = `known from ${preset.label.en}`;

  for (const [field, headers] of Object.entries(preset.fields)) {
    const found = headers.flatMap((header) =>
      [...draft.columns].filter(
        (column) =>
          matchesHeader(column.name, header) &&
          (preset.fixedColumns === true || !contradicts(column, fields[field])),
      ),
    );
    const taken = preset.firstFilled?.includes(field) ? found : found.slice(0, 1);
    draft.fill(
      field,
      taken.map(({ name }) => name),
      1,
      because,
    );
  }
  for (const column of draft.free)
    if (preset.drop?.some((listed) => matchesHeader(column.name, listed)))
      draft.claim({
        column: column.name,
        field: null,
        score: 1,
        reason: `personal data, ${because}`,
        action: 'drop',
      });
  for (const column of draft.free) {
    const known = preset.items?.find((item) => matchesHeader(column.name, item.column));
    if (!known) continue;
    const item = known.item ?? questionId(column.name);
    const label = { en: column.label, zh: column.label };
    const mapped: ItemMapping = { label, ...known, item, column: column.name };
    draft.addItems(column.name, item, [mapped], 1, because);
  }
  for (const column of draft.free)
    if (knowsHeader(preset, column.name))
      draft.claim({
        column: column.name,
        field: null,
        score: 1,
        reason: `${because}, not used`,
        action: 'ignore',
      });
};
