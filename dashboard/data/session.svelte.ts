import type { SessionAnswer } from '../../api/contract/access.ts';
import { client, readJson, remove, sendJson } from './client.ts';
import { RequestFailure } from './problem.ts';
import { warehouse } from './warehouse.svelte.ts';

let current = $state.raw<SessionAnswer | null>(null);
let failure = $state.raw<RequestFailure | null>(null);

const take = (next: SessionAnswer): void => {
  current = next;
  client.csrf = next.csrf;
};

const toFailure = (error: unknown): RequestFailure =>
  error instanceof RequestFailure ? error : new RequestFailure(0, null);

/** Who sits at the page. What they had chosen stays in the address while they sign in again. */
export const session = {
  get current(): SessionAnswer | null {
    return current;
  },
  get failure(): RequestFailure | null {
    return failure;
  },
  /** Nobody has signed in, or the session is over. */
  get isOut(): boolean {
    return current?.by === 'nobody';
  },
  async refresh(): Promise<void> {
    try {
      take(await readJson<SessionAnswer>('/session', new AbortController().signal));
      failure = null;
      if (!session.isOut) await warehouse.refresh();
    } catch (error) {
      failure = toFailure(error);
    }
  },
  /** @throws RequestFailure when the name or the password is wrong, or there were too many tries. */
  async signIn(name: string, password: string): Promise<void> {
    take(await sendJson<SessionAnswer>('POST', '/session', { name, password }));
    await warehouse.refresh();
  },
  async signOut(): Promise<void> {
    await remove('/session').catch(() => undefined);
    await session.refresh();
  },
};

client.onSignedOut = () => void session.refresh();
