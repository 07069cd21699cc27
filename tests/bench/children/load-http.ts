import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { json } from 'node:stream/consumers';

/**
 * Sends requests from a process of its own: reads a `LoadPlan` and writes what came of it, each as JSON. Connections are
 * kept open, each with one request at a time.
 */
export interface LoadPlan {
  readonly url: string;
  /** Asked in turn, each client beginning at another. */
  readonly paths: readonly string[];
  readonly clients: number;
  /** How long requests are sent. */
  readonly seconds: number;
  /** How many requests a client sends at most. */
  readonly most?: number;
  /** One request of a client in so many milliseconds; null: as fast as answers come. */
  readonly everyMs: number | null;
}

export interface LoadResult {
  /** Milliseconds of each answered request, from when it was due. */
  readonly latencies: readonly number[];
  /** Requests that failed or were not answered with 200, by what happened. */
  readonly errors: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** Bytes of bodies as they came over the wire. */
  readonly bytes: number;
}

const plan = (await json(process.stdin)) as LoadPlan;
const latencies: number[] = [];
const errors: Record<string, number> = {};
let bytes = 0;

const ask = (agent: Agent, path: string): Promise<string> =>
  new Promise((resolve) => {
    const sent = request(plan.url + path, { agent, headers: { 'accept-encoding': 'gzip, br' } }, (answer) => {
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => resolve(String(answer.statusCode)));
      answer.on('error', (error) => resolve(error.message));
    });
    sent.on('error', (error) => resolve(error.message));
    sent.end();
  });

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const runClient = async (index: number, began: number): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { everyMs, paths } = plan;
  const offset = everyMs === null ? 0 : (everyMs * index) / plan.clients;
  const end = began + plan.seconds * 1000;
  for (let n = 0; n < (plan.most ?? Infinity); n += 1) {
    const due = everyMs === null ? performance.now() : began + offset + n * everyMs;
    if (due >= end) break;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    const outcome = await ask(agent, paths[(index + n) % paths.length] ?? '/');
    if (outcome === '200') latencies.push(performance.now() - due);
    else errors[outcome] = (errors[outcome] ?? 0) + 1;
  }
  agent.destroy();
};

const began = performance.now();
await Promise.all(Array.from({ length: plan.clients }, (_, index) => runClient(index, began)));
const result: LoadResult = { latencies, errors, seconds: (performance.now() - began) / 1000, bytes };
process.stdout.write(`${JSON.stringify(result)}\n`);
