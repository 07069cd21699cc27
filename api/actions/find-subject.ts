import type { ProblemDetail } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { TakeUpRequest } from '../contract/actions.ts';
import { answerPainPoints } from '../pain-points/answer.ts';
import type { WeeklyCells } from '../pain-points/weekly-cells.ts';
import { didYouMean } from '../query/nearest.ts';
import type { StoredAction } from './store.ts';

/** What an action is about, as it is kept with it. */
export type Kept = Pick<StoredAction, 'painPoint' | 'kind' | 'since' | 'districts' | 'issue' | 'issueGroup'>;

export type FoundSubject = { readonly kept: Kept } | { readonly problems: readonly ProblemDetail[] };

const ofPainPoint = async (session: Session, id: string, to: string | undefined): Promise<FoundSubject> => {
  const { pain_points } = await answerPainPoints(session, to === undefined ? {} : { to });
  const point = pain_points.find((each) => each.id === id);
  if (!point)
    return {
      problems: [
        {
          code: 'unknown_pain_point',
          detail: `The search${to === undefined ? '' : ` up to ${to}`} finds no pain point "${id}".`,
          pointer: '/pain_point',
          value: id,
          way_out:
            'GET /pain-points lists them; say `to` when it was found in a search up to a day, or name district and issue instead.',
        },
      ],
    };
  const { kind, since, districts, issue, issue_group } = point;
  return { kept: { painPoint: id, kind, since, districts, issue, issueGroup: issue_group } };
};

const unknown = (field: string, value: string, known: readonly string[]): ProblemDetail => ({
  code: `unknown_${field}`,
  detail: `No case that was reported has the ${field.replace('_', ' ')} "${value}".`,
  pointer: `/${field}`,
  value,
  way_out: known.length > 0 ? didYouMean(value, known) : 'Load complaints first.',
});

const stated = (city: WeeklyCells, { district, issue, issue_group }: TakeUpRequest): FoundSubject => {
  const groups = [...new Set(city.issues.flatMap(({ group }) => group ?? []))];
  const held = city.issues.find(({ name }) => name === issue);
  const problems = [
    ...(district !== undefined && !city.places.includes(district)
      ? [unknown('district', district, city.places)]
      : []),
    ...(issue !== undefined && !held
      ? [
          unknown(
            'issue',
            issue,
            city.issues.map(({ name }) => name),
          ),
        ]
      : []),
    ...(issue_group !== undefined && !groups.includes(issue_group)
      ? [unknown('issue_group', issue_group, groups)]
      : []),
    ...(held && issue_group !== undefined && held.group !== issue_group
      ? [unknown('issue_group', issue_group, held.group === null ? [] : [held.group])]
      : []),
  ];
  if (problems.length > 0) return { problems };
  return {
    kept: {
      painPoint: null,
      kind: null,
      since: null,
      districts: district === undefined ? [] : [district],
      issue: issue ?? null,
      issueGroup: held?.group ?? issue_group ?? null,
    },
  };
};

/** What a request takes up, or everything that is wrong with how it says so. `readCity` is asked only where needed. */
export const findSubject = async (
  session: Session,
  asked: TakeUpRequest,
  readCity: () => Promise<WeeklyCells>,
): Promise<FoundSubject> => {
  const isStated = asked.issue !== undefined || asked.issue_group !== undefined;
  if (asked.pain_point === undefined && !isStated)
    return {
      problems: [
        {
          code: 'nothing_taken_up',
          detail: 'The request says neither which pain point nor which issue.',
          pointer: '/pain_point',
          way_out:
            'Send the id of a pain point, or issue or issue_group, and a district where it is about one.',
        },
      ],
    };
  if (asked.pain_point === undefined) return stated(await readCity(), asked);
  if (isStated || asked.district !== undefined)
    return {
      problems: [
        {
          code: 'said_twice',
          detail: 'A pain point already says district and issue.',
          pointer: '/pain_point',
          way_out: 'Send either the pain point, or district and issue.',
        },
      ],
    };
  return ofPainPoint(session, asked.pain_point, asked.to);
};
