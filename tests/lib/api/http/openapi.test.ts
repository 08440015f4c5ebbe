// The OpenAPI document says what the routes do. schemathesis asks a running API about it (npm run test:schema).
import { afterEach, expect, test } from 'vitest';
import { openTestApi, type TestApi } from '../../../support/auth-api';

let api: TestApi | undefined;
afterEach(() => api?.close());

async function readDocument() {
  api = await openTestApi();
  return (await api.client().get('/api/openapi.json')).json();
}

test('describes the fields of a body as they are checked', async () => {
  const { paths } = await readDocument();
  const { requestBody } = paths['/api/auth/login/'].post;
  expect(Object.keys(requestBody.content)).toEqual([
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
  ]);
  expect(requestBody.content['application/json'].schema).toEqual({
    type: 'object',
    properties: {
      code: { type: 'string', minLength: 1, maxLength: 64 },
      username: { type: 'string', minLength: 1, maxLength: 254 },
      password: { type: 'string', minLength: 1, maxLength: 4096 },
    },
    required: ['username', 'password'],
  });
});

test('promises 400 in both of its shapes, and a time to wait with 429 and 503', async () => {
  const { paths } = await readDocument();
  const { responses } = paths['/api/auth/login/'].post;
  expect(responses['400'].content['application/json'].schema.anyOf.length).toBeGreaterThan(1);
  for (const status of ['429', '503']) {
    expect(responses[status].headers['Retry-After'].schema).toEqual({ type: 'integer', minimum: 1 });
  }
});
