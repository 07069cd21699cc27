import { failureOf, isAbort, RequestFailure } from './problem.ts';

export const API = '/api/v1';

/** What every request of the page needs to know, and whom to tell when its session is over. */
export const client: { csrf: string | null; onSignedOut: () => void } = {
  csrf: null,
  onSignedOut: () => undefined,
};

const withWord = (init: RequestInit): RequestInit => {
  if (init.method === undefined || client.csrf === null) return init;
  const headers = new Headers(init.headers);
  headers.set('X-CSRF-Token', client.csrf);
  return { ...init, headers };
};

const RETRIES = 2;
const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('aborted', 'AbortError'));
    });
  });

const request = async (path: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(API + path, withWord(init)).catch((error: unknown) => {
    if (isAbort(error)) throw error;
    throw new RequestFailure(0, null);
  });
  if (response.status === 401 && path !== '/session') client.onSignedOut();
  if (!response.ok) throw await failureOf(response);
  return response;
};

/**
 * Reads a JSON answer; asks again twice when the server fails or is not reached.
 * @throws RequestFailure, or AbortError when the signal fires
 */
export const readJson = async <T>(path: string, signal: AbortSignal, attempt = 0): Promise<T> => {
  try {
    const response = await request(path, { signal, headers: { Accept: 'application/json' } });
    return (await response.json()) as T;
  } catch (error) {
    if (!(error instanceof RequestFailure) || !error.passing || attempt >= RETRIES) throw error;
    await wait(400 * 3 ** attempt, signal);
    return readJson(path, signal, attempt + 1);
  }
};

/** Reads an answer as bytes, once. @throws RequestFailure */
export const readBytes = async (path: string, accept: string): Promise<ArrayBuffer> => {
  const response = await request(path, { headers: { Accept: accept } });
  return response.arrayBuffer();
};

/** Sends a form once. @throws RequestFailure */
export const postForm = async <T>(path: string, form: FormData, signal?: AbortSignal): Promise<T> => {
  const response = await request(path, { method: 'POST', body: form, ...(signal ? { signal } : {}) });
  return (await response.json()) as T;
};

/** Removes what a path names, once. @throws RequestFailure */
export const remove = async (path: string): Promise<void> => {
  await request(path, { method: 'DELETE' });
};

/** Sends a document once and reads the answer. @throws RequestFailure */
export const sendJson = async <T>(
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  body: unknown,
): Promise<T> => {
  const response = await request(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as T;
};
