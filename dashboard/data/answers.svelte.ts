import type { QueryAnswer } from '../../api/contract/query.ts';
import { readJson } from './client.ts';
import { questionPath, type Question } from './question.ts';
import { follow, type Resource } from './resource.svelte.ts';
import { warehouse } from './warehouse.svelte.ts';

const KEPT = 60;
const kept = new Map<string, QueryAnswer>();

const load = async (key: string, signal: AbortSignal): Promise<QueryAnswer> => {
  const known = kept.get(key);
  if (known) return known;
  const answer = await readJson<QueryAnswer>(key.slice(key.indexOf('/')), signal);
  kept.set(key, answer);
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(old);
  return answer;
};

/** The answer to a question, asked anew when the question or the data change; recent ones are kept per data version. */
export const answerTo = (question: () => Question | null): Resource<QueryAnswer> =>
  follow(() => {
    const asked = question();
    const version = warehouse.summary?.data_version;
    return asked && version !== undefined ? version + questionPath(asked) : null;
  }, load);
