import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { ALIASED_DIMENSIONS } from '../../etl/places/statement.ts';
import {
  aliasListSchema,
  clustersSchema,
  locatedSchema,
  remappedSchema,
  remapRequestSchema,
  suggestionsSchema,
  undoneRemappingSchema,
  unmatchedSchema,
} from '../contract/places.ts';
import { problemDocumentSchema } from '../contract/problem.ts';

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemDocumentSchema } },
});
const ok = (description: string, schema: z.ZodType) => ({ description, content: json(schema) });
const dimension = z.object({ dimension: z.enum(ALIASED_DIMENSIONS) });
const unknown = refused('There is no such dimension');

/** Aliases, unmatched values and clusters of spellings. */
export const describePlaces = (registry: OpenAPIRegistry): void => {
  registry.registerPath({
    method: 'get',
    path: '/aliases',
    summary: 'What stands for what, and every remapping ever made',
    request: { query: dimension.partial() },
    responses: { 200: ok('Aliases that count; history, newest first', aliasListSchema), 400: unknown },
  });
  registry.registerPath({
    method: 'post',
    path: '/aliases',
    summary: 'Make one remapping: retroactive, and undone by its number',
    request: { body: { required: true, content: json(remapRequestSchema) } },
    responses: {
      201: ok('Remapped', remappedSchema),
      400: refused('The request cannot be read'),
      422: refused('Unknown dimension, circle, alias to itself, overlapping days'),
    },
  });
  registry.registerPath({
    method: 'delete',
    path: '/aliases/{id}',
    summary: 'Undo a remapping exactly',
    request: { params: z.object({ id: z.string() }) },
    responses: {
      200: ok('Undone', undoneRemappingSchema),
      404: refused('There is no such remapping'),
      409: refused('It does not count any more, or cannot be undone yet'),
    },
  });
  registry.registerPath({
    method: 'get',
    path: '/dimensions/{dimension}/unmatched',
    summary: 'Values no reference knows, with the names they may stand for; value=…: names for one spelling',
    request: { params: dimension, query: z.object({ value: z.string().optional() }) },
    responses: {
      200: ok('Most rows first', z.union([unmatchedSchema, suggestionsSchema])),
      404: unknown,
    },
  });
  registry.registerPath({
    method: 'get',
    path: '/dimensions/{dimension}/clusters',
    summary: 'Spellings that may be one value, with a proposed name',
    request: { params: dimension },
    responses: { 200: ok('Biggest first', clustersSchema), 404: unknown },
  });
  registry.registerPath({
    method: 'post',
    path: '/places/locate',
    summary:
      'Find the districts of everything that has a point and no district, by the boundaries loaded now',
    responses: {
      200: ok('One remapping, undone by its number', locatedSchema),
      409: refused('There are no boundaries'),
    },
  });
};
