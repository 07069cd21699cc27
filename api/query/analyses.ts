import type { z } from 'zod';
import type { Session } from '../../etl/warehouse/session.ts';
import { compareAnswerSchema, compareRequestSchema } from '../contract/compare.ts';
import { driversAnswerSchema, driversRequestSchema } from '../contract/drivers.ts';
import { painPointsAnswerSchema, painPointsRequestSchema } from '../contract/pain-points.ts';
import { quadrantAnswerSchema, quadrantRequestSchema } from '../contract/quadrant.ts';
import { themesAnswerSchema, themesRequestSchema } from '../contract/themes.ts';
import { whyAnswerSchema, whyRequestSchema } from '../contract/why.ts';
import { timeToCloseAnswerSchema, timeToCloseRequestSchema } from '../contract/time-to-close.ts';
import { answerPainPoints } from '../pain-points/answer.ts';
import { answerThemes } from '../themes/answer.ts';
import { answerDrivers } from './drivers.ts';
import { answerCompare } from './peers.ts';
import { answerQuadrant } from './quadrant.ts';
import { answerTimeToClose } from './time-to-close.ts';
import { answerWhy } from './why.ts';

/** A question of its own kind: its name under /api/v1 and on the command line, its schemas, and who answers. */
export interface Analysis {
  readonly name: string;
  readonly summary: string;
  /** How it is written on the command line, after its name. */
  readonly usage: string;
  readonly methods: readonly ('get' | 'post')[];
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
    methods: ['get', 'post'],
    request: whyRequestSchema,
    response: whyAnswerSchema,
    answer: answerWhy,
  },
  {
    name: 'compare',
    summary: 'Which units can be told apart: funnel, ranks with intervals, groups',
    usage:
      '--metric M [--by district] [--target SHARE] [--from D] [--to D] [--where issue=X …] [--min-n N] [--cut strict|official] [--unweighted] [--cases all|assessed]',
    methods: ['get', 'post'],
    request: compareRequestSchema,
    response: compareAnswerSchema,
    answer: answerCompare,
  },
  {
    name: 'quadrant',
    summary: 'Complaints per resident against survey satisfaction, by district',
    usage:
      '[--metric satisfaction_mean|top2|net_satisfaction] [--from D] [--to D] [--where district=X …] [--min-n N]',
    methods: ['get'],
    request: quadrantRequestSchema,
    response: quadrantAnswerSchema,
    answer: answerQuadrant,
  },
  {
    name: 'drivers',
    summary: 'What goes with satisfaction, and what people say is important',
    usage:
      '[--outcome ITEM] [--items A,B,C] [--from D] [--to D] [--where district=X …] [--draws N] [--unweighted]',
    methods: ['get'],
    request: driversRequestSchema,
    response: driversAnswerSchema,
    answer: answerDrivers,
  },
  {
    name: 'time-to-close',
    summary: 'How fast cases are closed: the share closed after so many days, with intervals',
    usage: '[--by issue_group] [--from D] [--to D] [--where district=X …] [--min-n N] [--cases all|assessed]',
    methods: ['get'],
    request: timeToCloseRequestSchema,
    response: timeToCloseAnswerSchema,
    answer: answerTimeToClose,
  },
  {
    name: 'pain-points',
    summary: 'Where it hurts: cells worse than before or than elsewhere, beyond chance',
    usage: '[--from D] [--to D] [--where district=X …]',
    methods: ['get'],
    request: painPointsRequestSchema,
    response: painPointsAnswerSchema,
    answer: answerPainPoints,
  },
  {
    name: 'themes',
    summary: 'Candidates for the theme of the month: common in the city, in most districts, in most months',
    usage: '[--to D] [--where district=X …]',
    methods: ['get'],
    request: themesRequestSchema,
    response: themesAnswerSchema,
    answer: answerThemes,
  },
];
