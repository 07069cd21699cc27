import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { QueryAnswer, QueryRow } from '../contract/query.ts';
import { LEVEL } from '../query/estimate.ts';
import type { ValidRequest } from '../query/request.ts';
import { withholdSmall } from '../query/withhold.ts';
import { checkRequest } from './check-request.ts';
import { estimatePublished } from './estimate.ts';
import { readPublished, type Published } from './published.ts';
import { countsOf, PUBLISHED_METRICS, VOLUME } from './subjects.ts';
import { sumCells, type Part } from './sum-cells.ts';

/** One group of an answer: its members, and the part of the cube it stands for. */
interface Group {
  readonly members: Partial<Record<string, string | null>>;
  readonly part: Part;
}

const groupsOf = (request: ValidRequest, published: Published): Group[] => {
  const { issue_level } = published.entry;
  const chosen = (name: 'district' | 'issue_group' | 'issue') => request.where[name] ?? null;
  const months = published.months.filter(
    (month) =>
      (!request.from || `${month}-01` >= request.from) && (!request.to || `${month}-01` <= request.to),
  );
  const keep = (all: readonly (string | null)[], wanted: readonly (string | null)[] | null) =>
    all.filter((member) => wanted === null || wanted.includes(member));
  const [district, issue] = [chosen('district'), chosen(issue_level)];
  let groups: Group[] = [
    {
      members: {},
      part: {
        months,
        districts: district && keep(published.districts, district),
        issues: issue && keep(published.issues, issue),
      },
    },
  ];
  for (const name of request.by)
    groups = groups.flatMap(({ members, part }): Group[] => {
      if (name === 'month')
        return months.map((month) => ({
          members: { ...members, month },
          part: { ...part, months: [month] },
        }));
      const [key, all, wanted] =
        name === 'district'
          ? (['districts', published.districts, district] as const)
          : (['issues', published.issues, issue] as const);
      return keep(all, wanted).map((member) => ({
        members: { ...members, [name]: member },
        part: { ...part, [key]: [member] },
      }));
    });
  return groups;
};

/** One mark for everything hidden: which numbers are small and which only protect them stays unsaid. */
const hiddenRow = (metric: string, members: Group['members']): QueryRow => ({
  ...members,
  metric,
  value: null,
  lower: null,
  upper: null,
  level: null,
  method: null,
  n: null,
  n_eff: null,
  suppressed: true,
  flags: [],
});

const rowOf = (
  published: Published,
  metric: string,
  { members, part }: Group,
  minN: number,
): QueryRow | null => {
  const subject = PUBLISHED_METRICS[metric] ?? '';
  const counts = sumCells(published, subject, part, countsOf(subject).length);
  if (!counts) return hiddenRow(metric, members);
  if (counts[0] === 0) {
    const cases = subject === 'survey' ? [0] : sumCells(published, VOLUME.id, part, 1);
    if (cases?.[0] === 0) return null;
  }
  const { value, lower, upper, method, n, nEff, flags } = estimatePublished(metric, counts);
  const level = value === null ? null : LEVEL;
  const row: QueryRow = {
    ...members,
    metric,
    value,
    lower,
    upper,
    level,
    method,
    n,
    n_eff: nEff,
    suppressed: false,
    flags: [...flags],
  };
  return withholdSmall(row, minN);
};

/** Answers a checked request from a publication; nothing else is read. */
export const answerFrom = (published: Published, request: ValidRequest): QueryAnswer => {
  checkRequest(request, published);
  const { entry } = published;
  const silent = request.metrics.filter(({ id }) => !published.subjects.has(PUBLISHED_METRICS[id] ?? ''));
  const asked = request.metrics.filter((metric) => !silent.includes(metric));
  const minN = Math.max(request.min_n, entry.rule.threshold);
  return {
    metrics: request.metrics.map(({ id }) => id),
    by: request.by,
    from: request.from ?? null,
    to: request.to ?? null,
    compared: null,
    audience: 'public',
    cut: request.cut,
    weighted: false,
    cases: request.cases,
    min_n: minN,
    declared: { benchmark: null, composite: null, index: null },
    data_version: `${entry.data_version}.${entry.publication_id}`,
    source: 'publication',
    publication: { id: entry.publication_id, published_at: entry.published_at },
    n_tested: null,
    notes: silent.map(({ id, label }) => `${label.en} (${id}): nothing published can answer it.`),
    rows: groupsOf(request, published).flatMap((group) =>
      asked.flatMap(({ id }) => rowOf(published, id, group, minN) ?? []),
    ),
  };
};

/**
 * Answers the public.
 * @throws Problem when nothing is published, or with everything asked that was not.
 */
export const answerPublic = async (session: Session, request: ValidRequest): Promise<QueryAnswer> => {
  const subjects = new Set([VOLUME.id, ...request.metrics.map(({ id }) => PUBLISHED_METRICS[id] ?? '')]);
  const published = await readPublished(session, [...subjects]);
  if (!published)
    throw new Problem(
      'This was not published',
      [
        {
          code: 'nothing_published',
          detail: 'Nothing has been published, and the public is answered only from what was.',
          pointer: '/audience',
          value: 'public',
          way_out: 'Publish with: barometer publish. Or ask as an officer.',
        },
      ],
      400,
    );
  return answerFrom(published, request);
};
