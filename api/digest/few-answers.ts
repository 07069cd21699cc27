import type { QueryAnswer } from '../contract/query.ts';

/** Rows that are remembered at most; a row takes about half a kilobyte. */
const MOST_ROWS = 200_000;

/** Remembers answers by what was asked, the latest used, and no more rows than fit. */
export interface FewAnswers {
  get(question: string, ask: () => Promise<QueryAnswer>): Promise<QueryAnswer>;
}

export const rememberAnswers = (mostRows = MOST_ROWS): FewAnswers => {
  const held = new Map<string, QueryAnswer>();
  let rows = 0;
  const forget = (question: string): void => {
    rows -= held.get(question)?.rows.length ?? 0;
    held.delete(question);
  };
  return {
    get: async (question, ask) => {
      const known = held.get(question);
      const answer = known ?? (await ask());
      forget(question);
      held.set(question, answer);
      rows += answer.rows.length;
      for (const oldest of held.keys()) {
        if (rows <= mostRows) break;
        forget(oldest);
      }
      return answer;
    },
  };
};
