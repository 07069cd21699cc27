import { matchesHeader } from './header-key.ts';
import type { Preset } from './preset.ts';

/** Whether a preset lists a column anywhere: as its sign, a field, an item, personal data, or metadata. */
export const knowsHeader = (preset: Preset, header: string): boolean =>
  [
    ...preset.signature.flat(),
    ...(preset.typical ?? []),
    ...Object.values(preset.fields).flat(),
    ...(preset.items ?? []).map(({ column }) => column),
    ...(preset.drop ?? []),
    ...(preset.ignore ?? []),
  ].some((listed) => matchesHeader(header, listed));
