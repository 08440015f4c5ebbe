// The OpenAPI documents of both sides: the same paths, methods, parameters, statuses, fields of requests and keys of answers.
// A feature's errors are left out: DRF's own schemas say nothing of them, so Django's document has those that all have.
import { createVisitor } from '../http-client';
import type { Checker } from '../report';
import { type Side, sides, type World } from '../world';

type Json = Record<string, unknown>;

export async function checkOpenApi(world: World, check: Checker): Promise<void> {
  const [django, ours] = await Promise.all(sides.map((side) => readOperations(world, side)));
  if (!django || !ours) throw new Error('two documents were asked for');
  // In a Django, factors are set up on allauth's own pages.
  const isOurs = /^[A-Z]+ \/api\/auth\/(?:factors|passkey-login)\//; // setup: factors
  const underApi = [...ours.keys()]
    .filter((name) => /^[A-Z]+ \/api\/.+\/$/.test(name))
    .filter((name) => !isOurs.test(name)); // setup: factors else ;
  check.equal('both agree', 'paths and methods', [...django.keys()].sort(), underApi.sort());
  for (const name of underApi) {
    check.equal('both agree', name, ours.get(name), django.get(name));
  }
}

async function readOperations(world: World, side: Side): Promise<Map<string, unknown>> {
  const answer = await world.send(side, createVisitor(), '/api/openapi.json');
  const document = Object(answer.json) as Json;
  const operations = new Map<string, unknown>();
  for (const [path, methods] of Object.entries(Object(document.paths) as Record<string, Json>)) {
    for (const [method, operation] of Object.entries(methods)) {
      const summary = summarize(document, Object(operation));
      const isOfFeature = !/^\/api\/(?:auth|token)\//.test(path);
      const statuses = summary.statuses.filter((status) => !isOfFeature || status.startsWith('2'));
      operations.set(`${method.toUpperCase()} ${path}`, { ...summary, statuses });
    }
  }
  return operations;
}

function summarize(document: Json, { parameters, requestBody, responses }: Json) {
  const answers = Object(responses) as Record<string, Json>;
  const success = Object.entries(answers).find(([status]) => status.startsWith('2'))?.[1];
  const given: unknown[] = Object(parameters ?? []);
  return {
    parameters: given.map(describeParameter).sort(),
    statuses: Object.keys(answers).sort(),
    mediaTypes: Object.keys(Object(Object(requestBody).content)).sort(),
    fields: fieldsOf(document, schemaOf(document, requestBody)),
    answer: [...keysOf(document, schemaOf(document, success))].sort(),
  };
}

function describeParameter(parameter: unknown): string {
  const { name, in: place, schema } = Object(parameter);
  return `${place} ${name}: ${Object(schema).type}`;
}

function schemaOf(document: Json, holder: unknown): Json {
  const content = Object(Object(holder).content);
  return resolve(document, Object(content['application/json']).schema);
}

function resolve(document: Json, schema: unknown): Json {
  const { $ref: reference, allOf } = Object(schema) as { $ref?: string; allOf?: unknown[] };
  if (allOf?.length === 1) return resolve(document, allOf[0]);
  if (reference === undefined) return Object(schema);
  const steps = reference.replace(/^#\//, '').split('/');
  return steps.reduce<Json>((node, step) => Object(node[step]), document);
}

/** By name: whether it is required, and how long it may be. */
function fieldsOf(document: Json, schema: Json): unknown {
  const required: unknown[] = Object(schema.required ?? []);
  const properties = Object.entries(Object(schema.properties) as Json);
  return Object.fromEntries(
    properties.map(([name, property]) => {
      const { minLength, maxLength } = resolve(document, property);
      return [name, { isRequired: required.includes(name), minLength, maxLength }];
    }),
  );
}

/** Of the answer, in whichever of its forms. */
function keysOf(document: Json, schema: Json): Set<string> {
  const forms: unknown[] = Object(schema.anyOf ?? schema.oneOf ?? [schema]);
  return new Set(forms.flatMap((form) => Object.keys(Object(resolve(document, form).properties))));
}
