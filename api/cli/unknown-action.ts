import { Problem } from '../../etl/model/problem.ts';
import { didYouMean } from '../query/nearest.ts';

/** The refusal of a second word that a command does not know. */
export const unknownAction = (given: string, known: readonly string[]): Problem =>
  new Problem('There is no such action', [
    {
      code: 'unknown_action',
      detail: `"${given}" is none of ${known.join(', ')}.`,
      value: given,
      way_out: didYouMean(given, known),
    },
  ]);
