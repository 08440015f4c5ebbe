// The OpenAPI 3.1 document, made from the route table and the contract's schemas, so that it cannot drift.
import { z } from 'zod';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import type { ApiConfig } from '../settings/config';
import type { Route } from './route';

type Json = Record<string, unknown>;

const waitingStatuses = ['429', '503'];
const retryAfter = {
  description: 'Seconds to wait before asking again',
  schema: { type: 'integer', minimum: 1 },
};
const bodyMediaTypes = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];

export function createOpenApiDocument(routes: readonly Route[], config: ApiConfig): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route, config) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Auth API', version: '1', description: `Strategy: ${config.strategy}.` },
    servers: [{ url: config.apiOrigin }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: config.session.cookie.name },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

function describeRoute(route: Route, config: ApiConfig): Json {
  const request = typeof route.request === 'function' ? route.request(config) : route.request;
  const parameters = [...describePath(route), ...describeQuery(route.query)];
  return {
    summary: route.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(request && { requestBody: describeBody(request) }),
    responses: Object.fromEntries(
      Object.entries(listAnswers(route)).map(([status, { description, body }]) => [
        status,
        {
          description,
          ...(waitingStatuses.includes(status) && { headers: { 'Retry-After': retryAfter } }),
          ...(body && { content: { 'application/json': { schema: toSchema(body) } } }),
        },
      ]),
    ),
  };
}

/** A body that cannot be parsed is refused before its fields are looked at, so 400 has both shapes wherever it is. */
function listAnswers(route: Route): Route['answers'] {
  const { 400: badRequest, ...common } = { ...commonAnswers(route), ...route.answers };
  if (badRequest === undefined) return common;
  const body = z.union([detailError, fieldErrors, ...(badRequest.body ? [badRequest.body] : [])]);
  return { 400: { description: badRequest.description, body }, ...common };
}

function commonAnswers(route: Route): Route['answers'] {
  const error = (description: string) => ({ description, body: detailError });
  const badRequest = { description: 'The request cannot be read', body: detailError };
  const always = {
    400: badRequest,
    405: error('The method is not allowed'),
    503: error('A store is out of reach'),
  };
  if (route.request === undefined) return always;
  return { ...always, 413: error('The body is too large'), 415: error('The media type is not supported') };
}

function describePath({ path, params }: Route): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const { description, ...schema } = toSchema(params[name] ?? z.string(), 'input');
    return { name, in: 'path', required: true, ...(description !== undefined && { description }), schema };
  });
}

function describeQuery(query: z.ZodObject | undefined): Json[] {
  return Object.entries(query?.shape ?? {}).map(([name, field]) => {
    const { description, ...schema } = toSchema(field, 'input');
    return { name, in: 'query', required: false, ...(description !== undefined && { description }), schema };
  });
}

function describeBody(request: z.ZodObject): Json {
  // A field that is read before it is checked looks optional to zod, so each is asked whether it can be left out.
  const required = Object.entries(request.shape).filter(
    ([, field]) => !z.safeParse(field, undefined).success,
  );
  const schema = { ...toSchema(request, 'input'), required: required.map(([name]) => name) };
  return {
    required: true,
    content: Object.fromEntries(bodyMediaTypes.map((mediaType) => [mediaType, { schema }])),
  };
}

/** Fields carry their JSON Schema as metadata, because what they accept is wider than any schema could say. */
function toSchema(schema: z.ZodType, io: 'input' | 'output' = 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { unrepresentable: 'any', io });
  return json;
}
