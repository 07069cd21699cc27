import { Problem, type ProblemDetail } from '../../etl/model/problem.ts';

const LISTS = ['metrics', 'by'] as const;
const SINGLE = ['from', 'to', 'compare', 'audience', 'cut', 'cases'] as const;
const FLAGS = ['unweighted', 'control'] as const;
export const QUERY_PARAMETERS = [...LISTS, ...SINGLE, ...FLAGS, 'where', 'min_n', 'format'] as const;

const split = (values: readonly string[]): string[] =>
  values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

/**
 * The body of a query from URL parameters: lists separated by commas, `where=dimension=value` repeated; an empty value
 * selects rows without one.
 * @throws Problem for a parameter that does not exist or cannot be read.
 */
export const queryFromParameters = (parameters: URLSearchParams): Record<string, unknown> => {
  const problems: ProblemDetail[] = [...new Set(parameters.keys())]
    .filter((name) => !(QUERY_PARAMETERS as readonly string[]).includes(name))
    .map((name) => ({
      code: 'unknown_parameter',
      detail: `There is no parameter "${name}".`,
      pointer: `/${name}`,
      value: name,
      way_out: `Use ${QUERY_PARAMETERS.join(', ')}.`,
    }));
  const where: Record<string, (string | null)[]> = {};
  for (const entry of parameters.getAll('where')) {
    const at = entry.indexOf('=');
    if (at < 1)
      problems.push({
        code: 'invalid_where',
        detail: `"${entry}" is no condition.`,
        pointer: '/where',
        value: entry,
        way_out: 'Write where=district=Riverside.',
      });
    else (where[entry.slice(0, at)] ??= []).push(entry.slice(at + 1) || null);
  }
  if (problems.length > 0) throw new Problem('The query cannot be answered', problems, 400);

  const body: Record<string, unknown> = { where };
  for (const name of LISTS) if (parameters.has(name)) body[name] = split(parameters.getAll(name));
  for (const name of SINGLE) if (parameters.get(name)) body[name] = parameters.get(name);
  for (const name of FLAGS)
    if (parameters.has(name)) body[name] = !['false', '0'].includes(parameters.get(name) ?? '');
  if (parameters.has('min_n')) body['min_n'] = Number(parameters.get('min_n'));
  return body;
};
