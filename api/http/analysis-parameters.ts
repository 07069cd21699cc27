import { queryFromParameters } from './query-parameters.ts';

/** Parameters that hold a number, whichever question they belong to. */
const NUMBERS = ['draws', 'seed', 'target'];
/** Parameters that hold several names, separated by commas. */
const LISTS = ['items', 'important'];

/** The body of a question from URL parameters, by the rules of a query. */
export const analysisFromParameters = (parameters: URLSearchParams): Record<string, unknown> => {
  const body = queryFromParameters(parameters);
  for (const name of NUMBERS) if (parameters.has(name)) body[name] = Number(parameters.get(name));
  for (const name of LISTS)
    if (parameters.has(name))
      body[name] = parameters
        .getAll(name)
        .flatMap((value) => value.split(','))
        .filter((value) => value !== '');
  return body;
};
