import type { QueryAnswer } from '../../api/contract/index.ts';
import { answerFrom, type Published } from '../../api/publish/index.ts';
import { validateRequest } from '../../api/query/request.ts';
import { factsOf, type Fact } from './facts.ts';
import { everyGrain, randomQuery, type PublicQuery, type Vocabulary } from './random-queries.ts';

/** What anybody sees of a publication. */
export const vocabularyOf = (published: Published): Vocabulary => ({
  months: published.months,
  districts: published.districts,
  issues: published.issues,
  issueLevel: published.entry.issue_level,
  survey: published.subjects.has('survey'),
});

/** One question of the public, as every surface asks it. */
export const askPublic = (published: Published, query: PublicQuery): QueryAnswer =>
  answerFrom(published, validateRequest({ ...query, audience: 'public' }));

/** Asks for every grain, then `n` questions at random, and keeps what was learned, each fact once. */
export const askEverything = (published: Published, n: number, random: () => number): Fact[] => {
  const words = vocabularyOf(published);
  const learned = new Map<string, Fact>();
  const learn = (query: PublicQuery): void => {
    for (const fact of factsOf(askPublic(published, query), query, words.months)) {
      const key = `${fact.table} ${JSON.stringify(fact.scope)}`;
      const before = learned.get(key);
      if (before && before.value !== fact.value)
        throw new Error(`${key} was ${before.value} and is ${fact.value}`);
      learned.set(key, fact);
    }
  };
  everyGrain(words).forEach(learn);
  for (let i = 0; i < n; i++) learn(randomQuery(random, words));
  return [...learned.values()];
};
