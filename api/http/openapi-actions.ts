import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import {
  actionChangeSchema,
  actionPublishedSchema,
  actionSchema,
  actionsAnswerSchema,
  publishedActionsSchema,
  removedActionSchema,
  takeUpRequestSchema,
} from '../contract/actions.ts';
import { json, ok, problem } from './openapi-parts.ts';

const params = z.object({ id: z.string() });
const body = (schema: z.ZodType) => ({ required: true, content: json(schema) });

/** Actions about pain points and their verdicts. */
export const describeActions = (registry: OpenAPIRegistry): void => {
  registry.registerPath({
    method: 'get',
    path: '/actions',
    summary: 'What is done about pain points, each judged by what people reported afterwards',
    responses: ok('Actions, newest first', actionsAnswerSchema),
  });
  registry.registerPath({
    method: 'get',
    path: '/actions/published',
    summary: 'For everybody: the actions that were published, their verdicts, and published numbers',
    responses: ok('Published actions', publishedActionsSchema),
  });
  registry.registerPath({
    method: 'post',
    path: '/actions',
    summary: 'Take up a pain point: who answers for it, what is done, from when to when',
    request: { body: body(takeUpRequestSchema) },
    responses: {
      201: { description: 'Taken up', content: json(actionSchema) },
      400: problem,
      409: problem,
    },
  });
  registry.registerPath({
    method: 'patch',
    path: '/actions/{id}',
    summary: 'Change what an action says of itself, or say that it is finished',
    request: { params, body: body(actionChangeSchema) },
    responses: { ...ok('Changed', actionSchema), 400: problem, 404: problem },
  });
  registry.registerPath({
    method: 'put',
    path: '/actions/{id}/published',
    summary: 'Show an action with its verdict to the public, or no longer',
    request: { params, body: body(actionPublishedSchema) },
    responses: { ...ok('Published or withdrawn', actionSchema), 400: problem, 404: problem },
  });
  registry.registerPath({
    method: 'delete',
    path: '/actions/{id}',
    summary: 'Remove an action that should never have been',
    request: { params },
    responses: { ...ok('Removed', removedActionSchema), 404: problem },
  });
};
