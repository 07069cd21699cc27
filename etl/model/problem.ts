/** One thing that is wrong: what, where, the value, and the way out (RFC 9457 member names where they exist). */
export interface ProblemDetail {
  /** Stable code for scripts, such as `not_a_table` or `unknown_metric`. */
  readonly code: string;
  /** What is wrong, in a sentence. */
  readonly detail: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: string;
  /** JSON pointer or parameter name in a request. */
  readonly pointer?: string;
  readonly value?: string;
  /** What to do about it. */
  readonly way_out?: string;
}

/** A refusal with everything that is wrong at once. Never our own fault: those are plain errors. */
export class Problem extends Error {
  readonly title: string;
  readonly status: number;
  readonly problems: readonly ProblemDetail[];

  constructor(title: string, problems: readonly ProblemDetail[], status = 422) {
    super(`${title}: ${problems.map((problem) => problem.detail).join(' ')}`);
    this.name = 'Problem';
    this.title = title;
    this.status = status;
    this.problems = problems;
  }
}
