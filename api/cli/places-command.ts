import { listClusters, listUnmatched, locatePlaces, needAliased } from '../../etl/places/index.ts';
import { suggestFor } from '../../etl/places/unmatched.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { ClustersAnswer, Located, SuggestionsAnswer, UnmatchedAnswer } from '../contract/places.ts';
import { clock } from './clock.ts';
import { makeRemapping } from './alias-command.ts';
import { flag, need, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse } from './place.ts';
import { ask } from './remote.ts';
import { renderTable } from './terminal.ts';
import { unknownAction } from './unknown-action.ts';

const look = <Answer>(
  args: Arguments,
  path: string,
  read: (session: Session) => Promise<Answer>,
): Promise<Answer> =>
  withWarehouse(
    dataDir(args),
    ({ barometer }) => barometer.read(read),
    async (owner) => (await (await ask(owner, path)).json()) as Answer,
  );

const count = (n: number): string => n.toLocaleString('en');
const likely = (suggestions: UnmatchedAnswer['values'][number]['suggestions']): string =>
  suggestions.map(({ value, score, reason }) => `${value} (${score.toFixed(2)}, ${reason})`).join(' · ');

const describeUnmatched = (answer: UnmatchedAnswer): string => {
  const head =
    answer.reference === null
      ? `No reference for ${answer.dimension} is loaded; suggestions are more frequent spellings.\n`
      : `${count(answer.n_unmatched ?? 0)} of ${count(answer.n_rows)} rows have a ${answer.dimension} that no reference knows; ${count(answer.n_blank)} have none.\n`;
  return answer.values.length === 0
    ? head
    : `${head}\n${renderTable(
        ['value', 'cases', 'responses', 'may stand for'],
        answer.values.map((each) => [
          each.value,
          count(each.n_cases),
          count(each.n_responses),
          likely(each.suggestions),
        ]),
      )}`;
};

const describeClusters = ({ dimension, clusters }: ClustersAnswer): string =>
  clusters.length === 0
    ? `No two spellings of ${dimension} read like one.\n`
    : renderTable(
        ['proposed', 'rows', 'spellings', 'found by'],
        clusters.map(({ canonical, n, members, method }) => [
          canonical,
          count(n),
          members.map((each) => `${each.value} (${count(each.n)})`).join(' · '),
          method,
        ]),
      );

const describeSuggestions = ({ value, suggestions }: SuggestionsAnswer): string =>
  suggestions.length === 0 ? `Nothing known reads like "${value}".\n` : `${likely(suggestions)}\n`;

const describeLocated = (found: Located): string =>
  [
    `${count(found.located_by_point)} rows are placed by their point, ${count(found.n_changed)} of them now; ${count(found.outside_boundaries)} lie outside the boundaries.`,
    `Points that say nothing: ${count(found.unlocated_zero)} at (0, 0), ${count(found.unlocated_out_of_range)} out of range, ${count(found.unlocated_repeated)} repeated.`,
    found.remapping_id === null ? '' : `Undo with: barometer alias undo ${found.remapping_id}`,
  ]
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');

const locate = (args: Arguments): Promise<Located> =>
  withWarehouse(
    dataDir(args),
    async ({ barometer }) =>
      (await barometer.warehouse.exclusively((session) =>
        locatePlaces(session, { now: clock(), by: text(args, 'by') ?? null }),
      )) as Located,
    async (owner) => (await (await ask(owner, '/places/locate', { method: 'POST' })).json()) as Located,
  );

/** What an action answers, as JSON and as words. */
type Action = (args: Arguments) => Promise<readonly [object, string]>;

const dimensionOf = (args: Arguments) => needAliased(need(args, 1, 'The dimension'), 400);

const ACTIONS: Readonly<Record<string, Action>> = {
  async unmatched(args) {
    const dimension = dimensionOf(args);
    const read = (session: Session): Promise<UnmatchedAnswer> =>
      listUnmatched(session, dimension) as Promise<UnmatchedAnswer>;
    const answer = await look(args, `/dimensions/${dimension}/unmatched`, read);
    return [answer, describeUnmatched(answer)];
  },
  async suggest(args) {
    const dimension = dimensionOf(args);
    const value = need(args, 2, 'The spelling');
    const answer = await look<SuggestionsAnswer>(
      args,
      `/dimensions/${dimension}/unmatched?value=${encodeURIComponent(value)}`,
      (session) => suggestFor(session, dimension, value),
    );
    return [answer, describeSuggestions(answer)];
  },
  async clusters(args) {
    const dimension = dimensionOf(args);
    const read = (session: Session): Promise<ClustersAnswer> =>
      listClusters(session, dimension) as Promise<ClustersAnswer>;
    const answer = await look(args, `/dimensions/${dimension}/clusters`, read);
    return [answer, describeClusters(answer)];
  },
  async merge(args) {
    const dimension = dimensionOf(args);
    const value = need(args, 2, 'The name to merge into');
    need(args, 3, 'A spelling to merge');
    const raw = args.positionals.slice(3);
    const made = await makeRemapping(args, { dimension, raw, value, kind: 'merge' });
    return [made, `Merged ${made.n}. Undo with: barometer alias undo ${made.remapping_id}\n`];
  },
  async locate(args) {
    const found = await locate(args);
    return [found, describeLocated(found)];
  },
};

export const placesCommand: Command = {
  name: 'places',
  usage:
    'places unmatched DIMENSION | places suggest DIMENSION SPELLING | places clusters DIMENSION | places merge DIMENSION NAME SPELLING… | places locate [--by NAME]',
  summary: 'values nobody knows, names they may stand for, spellings that may be one',
  options: { by: { type: 'string' } },
  async run(args, terminal) {
    const name = need(args, 0, `What to do (${Object.keys(ACTIONS).join(', ')})`);
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (!action) throw unknownAction(name, Object.keys(ACTIONS));
    const [answer, words] = await action(args);
    terminal.out(flag(args, 'json') ? `${JSON.stringify(answer, null, 2)}\n` : words);
    return 0;
  },
};
