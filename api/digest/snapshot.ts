import type { Barometer } from '../barometer.ts';
import type { QueryAnswer } from '../contract/query.ts';
import { answerQuery } from '../query/answer.ts';
import type { Ask } from './content.ts';

/**
 * Lets work ask of one state of the ledger, whatever is imported meanwhile; the same question is answered once. Goes
 * through the same function as the API, mask included.
 */
export const withSnapshot = <T>(barometer: Barometer, work: (ask: Ask) => Promise<T>): Promise<T> =>
  barometer.read((session) =>
    session.transaction(() => {
      const answers = new Map<string, Promise<QueryAnswer>>();
      return work((query) => {
        const key = JSON.stringify(query);
        const known = answers.get(key);
        if (known) return known;
        const answer = answerQuery(session, query);
        answers.set(key, answer);
        return answer;
      });
    }),
  );
