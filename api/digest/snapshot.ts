import type { Barometer } from '../barometer.ts';
import { answerQuery } from '../query/answer.ts';
import type { Ask } from './content.ts';
import { rememberAnswers } from './few-answers.ts';

/** The part of the product that digests read from. */
export type Readable = Pick<Barometer, 'warehouse' | 'read'>;

/**
 * Lets work ask of one state of the ledger, whatever is imported meanwhile; the same question is answered once. Goes
 * through the same function as the API, mask included.
 */
export const withSnapshot = <T>(
  barometer: Pick<Barometer, 'read'>,
  work: (ask: Ask) => Promise<T>,
): Promise<T> =>
  barometer.read((session) =>
    session.transaction(() => {
      const answers = rememberAnswers();
      return work((query) => answers.get(JSON.stringify(query), () => answerQuery(session, query)));
    }),
  );
