import { once } from 'node:events';
import type { ImportProgress, QueryAnswer } from '../../api/contract/index.ts';
import { startCli } from '../support/cli.ts';

/** The program serving, in a process of its own. */
export interface Life {
  readonly url: string;
  /** Sends a signal; resolves with the exit code once the process is gone, null when it was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the program over a data directory; every process is put into `alive`, so that none outlives its test. */
export const live = async (
  dataDir: string,
  alive: { kill(signal: NodeJS.Signals): boolean }[],
): Promise<Life> => {
  const child = startCli(dataDir, ['serve', '--port', '0', '--json']);
  alive.push(child);
  const ended = once(child, 'close') as Promise<[number | null]>;
  const said = (await Promise.race([once(child.stdout ?? child, 'data'), ended])) as unknown[];
  const { url } = JSON.parse(String(said[0])) as { url: string };
  return {
    url,
    end: async (signal) => {
      child.kill(signal);
      return (await ended)[0];
    },
  };
};

/** Sends a file; resolves with the number of its job. */
export const send = async (url: string, content: string): Promise<string> => {
  const form = new FormData();
  form.append('file', new Blob([content]), 'nyc.csv');
  const answer = await fetch(`${url}/api/v1/imports`, { method: 'POST', body: form });
  return ((await answer.json()) as { job_id: string }).job_id;
};

export const eventsIn = (text: string): ImportProgress[] =>
  text
    .split('\n\n')
    .flatMap((block) => /^data: (.*)$/m.exec(block)?.[1] ?? [])
    .map((data) => JSON.parse(data) as ImportProgress);

/** The events of a job after a step, up to the one of a state, or all until it has ended. */
export const follow = async (
  url: string,
  jobId: string,
  { after = 0, until = null }: { after?: number; until?: string | null } = {},
): Promise<ImportProgress[]> => {
  const answer = await fetch(`${url}/api/v1/imports/${jobId}/events`, {
    headers: after > 0 ? { 'last-event-id': String(after) } : {},
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    text += value ?? '';
    if (done || eventsIn(`${text}\n\n`).some((event) => event.state === until)) break;
  }
  await reader?.cancel();
  return eventsIn(text);
};

/** What the server says now: of the job, of the imports, and of the cases, which must agree. */
export const account = async (url: string, jobId: string) => {
  const api = async (path: string): Promise<unknown> => (await fetch(`${url}/api/v1${path}`)).json();
  const job = (await api(`/imports/${jobId}`)) as ImportProgress;
  const { imports } = (await api('/imports')) as { imports: { status: string }[] };
  const { rows } = (await api('/query?metrics=volume')) as QueryAnswer;
  const lastEvent = (await follow(url, jobId)).at(-1);
  return { job, nImports: imports.length, nCases: rows[0]?.value ?? 0, lastEvent };
};
