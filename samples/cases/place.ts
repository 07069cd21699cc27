import type { Effect } from '../effects.ts';
import type { Issue, IssueDetail, IssueGroup } from '../issues/issue.ts';
import type { District, Name, Subdistrict } from '../places/place.ts';
import { chance, pick, pickWeighted } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';

/** First places of a list file more than the last ones. */
const RANKED = [1.5, 1, 0.7];

const pickRanked = <T>(random: Random, list: readonly T[]): T =>
  pickWeighted(
    random,
    list.map((each, rank) => [each, RANKED[rank] ?? 0.5]),
  );

/** Where in the district a case comes from; a focus of an effect draws cases to one community. */
export const drawPlace = (
  random: Random,
  district: District,
  effects: readonly Effect[],
): { subdistrict: Subdistrict; community: Name } => {
  const focus = effects.find((effect) => effect.focus)?.focus;
  if (focus && chance(random, focus.share))
    for (const subdistrict of district.subdistricts)
      for (const community of subdistrict.communities)
        if (community.en === focus.community) return { subdistrict, community };
  const subdistrict = pickRanked(random, district.subdistricts);
  return { subdistrict, community: pickRanked(random, subdistrict.communities) };
};

/** What a case is about. */
export const drawIssue = (
  random: Random,
  group: IssueGroup,
  effects: readonly Effect[],
): { issue: Issue; detail: IssueDetail } => {
  const focus = effects.find((effect) => effect.focus)?.focus;
  const focused = group.issues.find((issue) => issue.en === focus?.issue);
  const issue =
    focused && chance(random, 0.8)
      ? focused
      : pickWeighted(
          random,
          group.issues.map((each) => [each, each.weight]),
        );
  return { issue, detail: pick(random, issue.details) };
};
