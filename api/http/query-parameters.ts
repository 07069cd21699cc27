const LISTS = ['metrics', 'by'] as const;
const SINGLE = ['from', 'to', 'compare', 'audience', 'cut', 'cases'] as const;
const FLAGS = ['unweighted', 'control'] as const;
const KNOWN: readonly string[] = [...LISTS, ...SINGLE, ...FLAGS, 'where', 'min_n', 'format'];

const split = (values: readonly string[]): string[] =>
  values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

/**
 * The body of a query from URL parameters: lists separated by commas, `where=dimension=value` repeated; an empty value
 * selects rows without one. Nothing is judged here: what does not exist is passed on, so that one answer names every
 * mistake of a request.
 */
export const queryFromParameters = (parameters: URLSearchParams): Record<string, unknown> => {
  const where = new Map<string, (string | null)[]>();
  for (const entry of parameters.getAll('where')) {
    const at = entry.indexOf('=');
    const dimension = at < 0 ? entry : entry.slice(0, at);
    where.set(dimension, [...(where.get(dimension) ?? []), at < 0 ? null : entry.slice(at + 1) || null]);
  }
  const body = new Map<string, unknown>([['where', Object.fromEntries(where)]]);
  for (const name of LISTS) if (parameters.has(name)) body.set(name, split(parameters.getAll(name)));
  for (const name of SINGLE) if (parameters.get(name)) body.set(name, parameters.get(name));
  for (const name of FLAGS)
    if (parameters.has(name)) body.set(name, !['false', '0'].includes(parameters.get(name) ?? ''));
  if (parameters.has('min_n')) body.set('min_n', Number(parameters.get('min_n')));
  for (const name of parameters.keys()) if (!KNOWN.includes(name)) body.set(name, parameters.get(name));
  return Object.fromEntries(body);
};
