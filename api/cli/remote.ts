import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { Problem } from '../../etl/model/problem.ts';
import type { ImportProgress } from '../contract/imports.ts';
import type { ProblemDocument } from '../contract/problem.ts';
import type { Owner } from './place.ts';

/** Turns a refusal of the server back into the problem it stands for. */
const refuse = (document: ProblemDocument): Problem =>
  new Problem(
    document.title,
    document.problems.map((problem) =>
      Object.fromEntries(Object.entries(problem).filter(([, value]) => value !== undefined)),
    ) as unknown as ConstructorParameters<typeof Problem>[1],
    document.status,
  );

/** Asks the owning server. @throws Problem when it refuses. */
export const ask = async (owner: Owner, path: string, init: RequestInit = {}): Promise<Response> => {
  const headers = {
    ...(init.headers as Record<string, string> | undefined),
    authorization: `Bearer ${owner.secret}`,
  };
  const answer = await fetch(`${owner.url}/api/v1${path}`, { ...init, headers });
  if (answer.ok) return answer;
  const isProblem = (answer.headers.get('content-type') ?? '').includes('problem+json');
  if (isProblem) throw refuse((await answer.json()) as ProblemDocument);
  throw new Error(`the server answered ${answer.status}`);
};

/** Sends a JSON body to the owning server. @throws Problem when it refuses. */
export const sendJson = (owner: Owner, path: string, method: string, body: unknown): Promise<Response> =>
  ask(owner, path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** A multipart form with a file and text fields. */
export const fileForm = async (
  path: string,
  fields: readonly (readonly [string, string])[],
): Promise<FormData> => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  form.append('file', await openAsBlob(path), basename(path));
  return form;
};

/** Follows a job to its last event. */
export const followJob = async (
  owner: Owner,
  jobId: string,
  onEvent: (event: ImportProgress) => void,
): Promise<ImportProgress> => {
  const answer = await ask(owner, `/imports/${jobId}/events`);
  let last: ImportProgress | null = null;
  let rest = '';
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    rest += Buffer.from(chunk).toString('utf8');
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const line = block.split('\n').find((each) => each.startsWith('data: '));
      if (!line) continue;
      last = JSON.parse(line.slice(6)) as ImportProgress;
      onEvent(last);
    }
  }
  if (!last) throw new Error('the server sent no progress');
  return last;
};

export { refuse as problemFromDocument };
