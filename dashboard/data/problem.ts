import type { ProblemDocument } from '../../api/contract/problem.ts';

/** A request that did not succeed: refused with a document, failed, or never arrived. */
export class RequestFailure extends Error {
  /** 0 when the server was not reached. */
  readonly status: number;
  readonly document: ProblemDocument | null;

  constructor(status: number, document: ProblemDocument | null) {
    super(document?.detail ?? (status === 0 ? 'unreachable' : `status ${status}`));
    this.name = 'RequestFailure';
    this.status = status;
    this.document = document;
  }

  /** Worth asking again: our side or the network, not the request. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

export const isAbort = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';

const isDocument = (value: unknown): value is ProblemDocument =>
  typeof value === 'object' && value !== null && 'problems' in value && Array.isArray(value.problems);

/** The failure a response stands for; reads its problem document if there is one. */
export const failureOf = async (response: Response): Promise<RequestFailure> => {
  const body: unknown = await response.json().catch(() => null);
  return new RequestFailure(response.status, isDocument(body) ? body : null);
};
