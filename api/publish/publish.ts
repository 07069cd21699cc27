import { hasSample } from '../../etl/load/sample.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { PublicationEntry, PublishRequest } from '../contract/publications.ts';
import { readDataVersion } from '../query/summary.ts';
import type { PublishedCell } from './cell.ts';
import { maskCases, maskSurvey } from './mask-block.ts';
import { lastDay, monthsFrom } from './months.ts';
import { chooseIssueLevel, readCaseCube } from './read-cases.ts';
import { readSurveyCube } from './read-survey.ts';
import { PUBLICATION_RULE } from './rule.ts';
import { listPublications, storePublication } from './store.ts';

const refuse = (code: string, detail: string, way_out: string, value?: string): Problem =>
  new Problem(
    'Nothing was published',
    [{ code, detail, way_out, ...(value === undefined ? {} : { value, pointer: '/through' }) }],
    409,
  );

/** The first month with anything in it, and the latest day the data know of. */
const readReach = async (session: Session): Promise<{ first: string; latest: string } | null> => {
  const [row] = await session.rows<{ first: string | null; latest: string | null }>(
    `SELECT strftime(min(first_on), '%Y-%m') AS first, CAST(CAST(max(latest_at) AS DATE) AS VARCHAR) AS latest FROM source_state`,
  );
  return row?.first && row.latest ? { first: row.first, latest: row.latest } : null;
};

/** The last month to publish: what was asked for, else the last that the data cover to its end. */
const chooseThrough = (reach: { first: string; latest: string }, asked: string | undefined): string => {
  const running = reach.latest.slice(0, 7);
  const over = monthsFrom(reach.first, running).filter((month) => lastDay(month) <= reach.latest);
  const through = asked ?? over.at(-1);
  if (through === undefined)
    throw refuse(
      'no_month_over',
      `The data end on ${reach.latest}, before the end of their first month.`,
      `Load the rest of the month, or name it: through=${running}.`,
    );
  if (through > running)
    throw refuse(
      'month_not_loaded',
      `The data end on ${reach.latest}.`,
      `Publish up to ${running} at most.`,
      through,
    );
  return through;
};

/** Publications of the data that are loaded: those of the sample city end with it, and those seen by nobody are void. */
export const inForce = (entries: readonly PublicationEntry[], sample: boolean): PublicationEntry[] =>
  entries.filter((entry) => entry.sample === sample && entry.status !== 'discarded');

const tallyOf = (cells: readonly PublishedCell[]): PublicationEntry['tally'] =>
  [...new Set(cells.map(({ subject }) => subject))].map((subject) => {
    const own = cells.filter((cell) => cell.subject === subject);
    return { subject, cells: own.length, suppressed: own.filter(({ counts }) => counts === null).length };
  });

/**
 * Publishes the months that never were: reads their cube with all margins, masks it, stores the masked cells. Months
 * published before stay as they were, and no total crosses two publications, so two dates cannot be subtracted.
 * @throws Problem 409 when there is nothing to publish.
 */
export const publish = async (
  session: Session,
  request: PublishRequest,
  now: Date,
): Promise<PublicationEntry> =>
  session.transaction(async () => {
    const reach = await readReach(session);
    if (!reach) throw refuse('no_data', 'The warehouse is empty.', 'Import something first.');
    const sample = await hasSample(session);
    const all = await listPublications(session);
    const entries = inForce(all, sample);
    const through = chooseThrough(reach, request.through);
    const taken = new Set(entries.flatMap(({ months }) => months));
    const months = monthsFrom(reach.first, through).filter((month) => !taken.has(month));
    const shown = entries.find(({ status }) => status === 'published')?.blocks ?? [];
    const restored = entries.filter(
      (entry) =>
        entry.months.length > 0 &&
        !shown.includes(entry.publication_id) &&
        entry.months.every((month) => month <= through),
    );
    if (months.length === 0 && restored.length === 0)
      throw refuse(
        'nothing_new',
        `Every month up to ${through} has been published, and a published month stays as it is.`,
        'Publish again when another month is over.',
      );
    const publication_id = Math.max(0, ...all.map((entry) => entry.publication_id)) + 1;
    const issue_level = entries.at(-1)?.issue_level ?? (await chooseIssueLevel(session));
    const cases = months.length > 0 ? await readCaseCube(session, months, issue_level) : null;
    const survey = months.length > 0 ? await readSurveyCube(session, months) : null;
    const cells = [
      ...(cases ? maskCases(cases, PUBLICATION_RULE) : []),
      ...(survey ? maskSurvey(survey, PUBLICATION_RULE) : []),
    ];
    const entry: PublicationEntry = {
      publication_id,
      published_at: now.toISOString(),
      withdrawn_at: null,
      status: 'published',
      sample,
      data_version: await readDataVersion(session),
      issue_level,
      months,
      blocks: [
        ...shown,
        ...restored.map((each) => each.publication_id),
        ...(months.length > 0 ? [publication_id] : []),
      ].sort((a, b) => a - b),
      rule: { ...PUBLICATION_RULE },
      tally: tallyOf(cells),
    };
    if (!request.dry_run) await storePublication(session, entry, now, cells);
    return entry;
  });
