import { Problem } from '../../etl/model/problem.ts';
import { Undeliverable } from './channels/channel.ts';

/** Whether trying again is of no use. */
export const isHopeless = (error: unknown): error is Error =>
  error instanceof Problem || error instanceof Undeliverable;

/** What went wrong, as the delivery log says it. */
export const wordsOf = (error: unknown): string =>
  error instanceof Problem
    ? error.problems.map(({ detail, way_out: wayOut }) => `${detail} ${wayOut ?? ''}`.trim()).join(' ')
    : error instanceof Error
      ? [error.message, error.cause instanceof Error ? error.cause.message : ''].filter(Boolean).join(': ')
      : String(error);
