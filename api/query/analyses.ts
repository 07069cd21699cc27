import type { z } from 'zod';
import type { Session } from '../../etl/warehouse/session.ts';
import { whyAnswerSchema, whyRequestSchema } from '../contract/why.ts';
import { answerWhy } from './why.ts';

/** A question of its own kind: its name under /api/v1 and on the command line, its schemas, and who answers. */
export interface Analysis {
  readonly name: string;
  readonly summary: string;
  /** How it is written on the command line, after its name. */
  readonly usage: string;
  readonly request: z.ZodObject;
  readonly response: z.ZodObject;
  answer(session: Session, input: unknown): Promise<object & { data_version: string }>;
}

/** Every question that is more than a table of numbers. */
export const ANALYSES: readonly Analysis[] = [
  {
    name: 'why',
    summary: 'Why a number moved: who answered, or how they answered',
    usage:
      '--metric M --from D --to D [--by district,issue,channel] [--compare previous|last_year] [--where district=X …] [--min-n N] [--cut strict|official] [--unweighted] [--cases all|assessed]',
    request: whyRequestSchema,
    response: whyAnswerSchema,
    answer: answerWhy,
  },
];
