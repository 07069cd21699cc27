import { HOTLINE_CHANNELS } from '../cases/channels.ts';
import { localUnit } from '../cases/units.ts';
import { ISSUE_GROUPS } from '../issues/issue-groups.ts';
import { DISTRICTS } from '../places/districts.ts';
import type { Name } from '../places/place.ts';

const subdistricts = DISTRICTS.flatMap((district) => district.subdistricts);
const issues = ISSUE_GROUPS.flatMap((group) => group.issues);

const NAMES: readonly (readonly [string, readonly Name[]])[] = [
  ['district', DISTRICTS],
  ['subdistrict', subdistricts],
  ['community', subdistricts.flatMap((subdistrict) => subdistrict.communities)],
  ['issue_group', ISSUE_GROUPS],
  ['issue', issues],
  ['issue_detail', issues.flatMap((issue) => issue.details)],
  ['channel', HOTLINE_CHANNELS.map(([name]) => name)],
  ['unit', [...ISSUE_GROUPS.map((group) => group.unit), ...DISTRICTS.map(localUnit)]],
];

/** Every Chinese name of the exports with the English one it stands for, header first. */
export const writeAliases = (): string[][] => [
  ['dimension', 'raw', 'canonical'],
  ...NAMES.flatMap(([dimension, names]) => names.map(({ en, zh }) => [dimension, zh, en])),
];
