import type { Correction } from '../../api/contract/voices.ts';
import { remove, sendJson } from './client.ts';

/** An analyst's word on what a comment is about; null: none of the issues. @throws RequestFailure */
export const correctIssue = (comment: string, issue: string | null): Promise<Correction> =>
  sendJson<Correction>('POST', '/voices/corrections', { comment, issue });

/** @throws RequestFailure */
export const takeBackCorrection = (id: number): Promise<void> => remove(`/voices/corrections/${id}`);
