import { queryFromParameters } from './query-parameters.ts';

const LISTS = ['language', 'sentiment'];
const NUMBERS = ['limit'];
const FLAGS = ['fold'];

/** The body of a question about comments from URL parameters, by the rules of a query. */
export const voicesFromParameters = (parameters: URLSearchParams): Record<string, unknown> => {
  const body = queryFromParameters(parameters);
  for (const name of LISTS)
    if (parameters.has(name))
      body[name] = parameters
        .getAll(name)
        .flatMap((value) => value.split(','))
        .filter((value) => value !== '');
  for (const name of NUMBERS) if (parameters.has(name)) body[name] = Number(parameters.get(name));
  for (const name of FLAGS)
    if (parameters.has(name)) body[name] = !['false', '0'].includes(parameters.get(name) ?? '');
  delete body['format'];
  return body;
};
