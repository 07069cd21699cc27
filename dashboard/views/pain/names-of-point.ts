import type { PainPoint } from '../../../api/contract/pain-points.ts';
import { nameOf } from '../../data/names.ts';
import { formatList } from '../../format/list.ts';
import { language, t } from '../../i18n/language.svelte.ts';

type About = Pick<PainPoint, 'district' | 'districts' | 'issue' | 'issue_group'>;

/** What a pain point is about: its issue, or its group where all issues of it show the same. */
export const subjectOf = ({ issue, issue_group }: Pick<About, 'issue' | 'issue_group'>): string =>
  issue !== null ? nameOf('issue', issue) : nameOf('issue_group', issue_group);

/** Where it is: its district, or the whole city. */
export const placeOf = ({ district }: Pick<About, 'district'>): string =>
  district === null ? t('pain.everywhere') : nameOf('district', district);

/** Every place it is in. */
export const placesOf = ({ district, districts }: About): string =>
  districts.length > 1
    ? formatList(
        districts.map((each) => nameOf('district', each)),
        language.current,
      )
    : placeOf({ district });
