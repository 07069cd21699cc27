import type { QueryAnswer } from '../../api/contract/query.ts';
import { answerQuestion } from '../cube/answer-question.ts';
import { choices } from './choices.svelte.ts';
import { readJson } from './client.ts';
import { cubes } from './cubes.svelte.ts';
import { questionPath, type Question } from './question.ts';
import { follow, type Resource } from './resource.svelte.ts';
import { settledKey } from './settled-key.svelte.ts';
import { warehouse } from './warehouse.svelte.ts';

const KEPT = 60;
const kept = new Map<string, QueryAnswer>();

/** An answer of the server, or until it comes one made here. */
export interface Answer extends Resource<QueryAnswer> {
  /** The value was worked out in the page: true numbers, nothing tested. */
  readonly provisional: boolean;
}

interface Served {
  readonly key: string;
  readonly answer: QueryAnswer;
}

const load = async (key: string, signal: AbortSignal): Promise<Served> => {
  const known = kept.get(key);
  if (known) return { key, answer: known };
  const answer = await readJson<QueryAnswer>(key.slice(key.indexOf('/')), signal);
  kept.set(key, answer);
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(old);
  return { key, answer };
};

/**
 * The answer to a question, asked anew when the question or the data change; recent ones are kept per data version. While
 * something is brushed nothing is asked: what a cube can answer is answered from it, in the same frame.
 * @param options.isTested the question is only worth asking for what was tested, so that no cube answers it
 */
export const answerTo = (question: () => Question | null, { isTested = false } = {}): Answer => {
  const asked = $derived(question());
  const key = $derived.by(() => {
    const version = warehouse.summary?.data_version;
    return asked && version !== undefined ? version + questionPath(asked) : null;
  });
  const served = follow(
    settledKey(() => key),
    load,
  );
  const current = $derived(served.value?.key === key ? served.value.answer : (kept.get(key ?? '') ?? null));
  const local = $derived(asked && !current && !isTested ? answerQuestion(cubes.ready, asked) : null);
  return {
    get value() {
      return current ?? local ?? (key === null ? null : (served.value?.answer ?? null));
    },
    get failure() {
      return current || local ? null : served.failure;
    },
    get provisional() {
      return local !== null;
    },
    get loading() {
      if (current || local) return false;
      return served.loading || (choices.isDraft && key !== null);
    },
    retry: () => served.retry(),
  };
};
