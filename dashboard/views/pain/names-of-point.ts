import type { PainPoint } from '../../../api/contract/pain-points.ts';
import { nameOf } from '../../data/names.ts';
import { t } from '../../i18n/language.svelte.ts';

/** What a pain point is about: its issue, or its group where all issues of it show the same. */
export const subjectOf = ({ issue, issue_group }: PainPoint): string =>
  issue !== null ? nameOf('issue', issue) : nameOf('issue_group', issue_group);

/** Where it is: its district, or the whole city. */
export const placeOf = ({ district }: PainPoint): string =>
  district === null ? t('pain.everywhere') : nameOf('district', district);
