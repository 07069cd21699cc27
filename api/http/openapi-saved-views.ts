import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import {
  newSavedViewSchema,
  savedViewChangeSchema,
  savedViewSchema,
  savedViewsSchema,
} from '../contract/saved-views.ts';
import { json, ok, problem } from './openapi-parts.ts';

const withId = { params: z.object({ id: z.string() }) };
const body = (schema: z.ZodType) => ({ body: { required: true, content: json(schema) } });

/** Describes saved views. */
export const describeSavedViews = (registry: OpenAPIRegistry): void => {
  registry.registerPath({
    method: 'get',
    path: '/views',
    summary: 'One’s own saved views of the dashboard',
    responses: ok('By name', savedViewsSchema),
  });
  registry.registerPath({
    method: 'post',
    path: '/views',
    summary: 'Give an address of the dashboard a name',
    request: body(newSavedViewSchema),
    responses: {
      201: { description: 'Saved', content: json(savedViewSchema) },
      400: problem,
      409: problem,
    },
  });
  registry.registerPath({
    method: 'patch',
    path: '/views/{id}',
    summary: 'Rename a saved view, or let it lead elsewhere',
    request: { ...withId, ...body(savedViewChangeSchema) },
    responses: { ...ok('Changed', savedViewSchema), 404: problem, 409: problem },
  });
  registry.registerPath({
    method: 'delete',
    path: '/views/{id}',
    summary: 'Delete a saved view',
    request: withId,
    responses: { 204: { description: 'Deleted' }, 404: problem },
  });
};
