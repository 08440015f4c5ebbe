// From the OpenAPI document of an API to the types of the client in lib/auth/api. Whichever back end the document is of,
// errors have the shapes of the wire contract, so they are one type, and pages that fit one back end fit the other.
import openapiTS, { astToString } from 'openapi-typescript';
import { z } from 'zod';
import { detailError, fieldErrors } from '@/lib/contract/errors';

/** Where the types are kept. */
export const typesPath = 'lib/auth/api/types.ts';

const header = '// Made by `npm run api:types` from the OpenAPI document of the API. Do not edit.\n';
const methods = new Set(['get', 'put', 'post', 'patch', 'delete']);

const apiDocument = z.object({
  openapi: z.string().regex(/^3\./),
  info: z.unknown(),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.record(z.string(), z.unknown()).optional(),
});
const operation = z.looseObject({
  requestBody: z.looseObject({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(z.string(), z.unknown()),
});

/** The text of the types. Throws for what is no OpenAPI 3 document. */
export async function writeTypes(document: unknown): Promise<string> {
  const { openapi, info, paths, components } = apiDocument.parse(document);
  const ofApi = Object.entries(paths).filter(([path]) => path.startsWith('/api/'));
  const nodes = await openapiTS(
    JSON.stringify({
      openapi,
      info,
      paths: Object.fromEntries(ofApi.map(([path, item]) => [path, describePath(item)])),
      components: { schemas: components?.schemas ?? {}, responses: { Error: errorAnswer() } },
    }),
    { exportType: true, alphabetize: true },
  );
  return header + astToString(nodes);
}

function describePath(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key, methods.has(key) ? describeOperation(value) : value]),
  );
}

function describeOperation(value: unknown): unknown {
  const { requestBody, responses, operationId: _, ...rest } = operation.parse(value);
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return {
    ...rest,
    ...(requestBody && { requestBody: { ...requestBody, content: onlyJson(requestBody.content) } }),
    responses: { ...Object.fromEntries(successes), default: { $ref: '#/components/responses/Error' } },
  };
}

/** The client sends JSON; a form has the same fields. */
function onlyJson(content: Record<string, unknown>): Record<string, unknown> {
  const json = content['application/json'];
  return json === undefined ? content : { 'application/json': json };
}

function errorAnswer(): unknown {
  const { $schema: _, ...schema } = z.toJSONSchema(z.union([detailError, fieldErrors]));
  return {
    description: 'A sentence under `detail`, or sentences by field',
    content: { 'application/json': { schema } },
  };
}
