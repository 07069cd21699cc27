import { ISSUE_GROUPS } from '../issues/issue-groups.ts';
import { DISTRICTS } from '../places/districts.ts';

/** Issue groups, issues and details with both names, header first. */
export const writeIssueTree = (): string[][] => [
  ['issue_group', 'issue_group_zh', 'issue', 'issue_zh', 'issue_detail', 'issue_detail_zh'],
  ...ISSUE_GROUPS.flatMap((group) =>
    group.issues.flatMap((issue) =>
      issue.details.map((detail) => [group.en, group.zh, issue.en, issue.zh, detail.en, detail.zh]),
    ),
  ),
];

/** Districts, subdistricts and communities with both names, header first. */
export const writePlaceTree = (): string[][] => [
  ['district', 'district_zh', 'subdistrict', 'subdistrict_zh', 'community', 'community_zh'],
  ...DISTRICTS.flatMap((district) =>
    district.subdistricts.flatMap((subdistrict) =>
      subdistrict.communities.map((community) => [
        district.en,
        district.zh,
        subdistrict.en,
        subdistrict.zh,
        community.en,
        community.zh,
      ]),
    ),
  ),
];
