// What is refused, in DRF's words and with nothing written.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApi, type TestApi, type TestClient } from '../../support/auth-api';

let api: TestApi;
let client: TestClient;
beforeAll(async () => {
  api = await openTestApi({ RATE_LIMIT_ENABLED: 'false' });
  client = api.client();
  await client.get('/api/auth/csrf/');
});
afterAll(() => api.close());

function login(body: BodyInit | null, contentType: string | null): Promise<Response> {
  const headers: Record<string, string> = { 'x-csrftoken': client.cookies.get('csrftoken') ?? '' };
  if (contentType !== null) headers['content-type'] = contentType;
  return client.send('POST', '/api/auth/login/', { body, headers });
}

const json = 'application/json';
const bytes = (...codes: number[]) => new Uint8Array(codes);

test.each<[string, BodyInit | null, string | null, number, unknown]>([
  [
    'no body',
    null,
    json,
    400,
    { username: ['This field is required.'], password: ['This field is required.'] },
  ],
  [
    'broken JSON',
    '{"username":',
    json,
    400,
    { detail: 'JSON parse error - Expecting value: line 1 column 13 (char 12)' },
  ],
  [
    'invalid UTF-8',
    bytes(0x22, 0xff, 0x22),
    json,
    400,
    { detail: "JSON parse error - 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte" },
  ],
  ['a list', '[]', json, 400, { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] }],
  [
    'a whole float',
    '5.0',
    json,
    400,
    { non_field_errors: ['Invalid data. Expected a dictionary, but got float.'] },
  ],
  [
    'a large integer',
    '1'.repeat(20),
    json,
    400,
    { non_field_errors: ['Invalid data. Expected a dictionary, but got int.'] },
  ],
  ['null', 'null', json, 400, { non_field_errors: ['No data provided'] }],
  [
    'blank fields',
    '{"username":" ","password":""}',
    json,
    400,
    { username: ['This field may not be blank.'], password: ['This field may not be blank.'] },
  ],
  [
    'wrong types',
    '{"username":null,"password":[]}',
    json,
    400,
    { username: ['This field may not be null.'], password: ['Not a valid string.'] },
  ],
  [
    'NUL',
    '{"username":"a\\u0000","password":"x"}',
    json,
    400,
    { username: ['Null characters are not allowed.'] },
  ],
  [
    'a lone surrogate',
    '{"username":"a\\ud800","password":"x"}',
    json,
    400,
    { username: ['Surrogate characters are not allowed: U+D800.'] },
  ],
  [
    'over-long',
    JSON.stringify({ username: 'x'.repeat(255), password: 'x' }),
    json,
    400,
    { username: ['Ensure this field has no more than 254 characters.'] },
  ],
  ['plain text', 'x', 'text/plain', 415, { detail: 'Unsupported media type "text/plain" in request.' }],
  ['no content type', bytes(0x78), null, 415, { detail: 'Unsupported media type "" in request.' }],
  [
    'a huge body',
    'x'.repeat(65 * 1024),
    json,
    413,
    { detail: 'Request body is too large.', code: 'request_too_large' },
  ],
  [
    'multipart without a boundary',
    'x',
    'multipart/form-data',
    400,
    { detail: 'Multipart form parse error - Invalid boundary in multipart: None' },
  ],
  [
    'a charset we do not decode',
    '{}',
    'application/json; charset=utf-7',
    400,
    { detail: 'Unsupported charset "utf-7" in request Content-Type header.' },
  ],
  [
    'too many fields',
    '&'.repeat(1000),
    'application/x-www-form-urlencoded',
    400,
    { detail: 'Too many form fields.' },
  ],
])('refuses %s', async (_name, body, contentType, status, expected) => {
  const response = await login(body, contentType);
  expect(await response.json()).toEqual(expected);
  expect(response.status).toBe(status);
});

test.each<[string, BodyInit, string]>([
  ['form', 'username=nobody&password=x', 'application/x-www-form-urlencoded'],
  [
    'multipart',
    '--form\r\nContent-Disposition: form-data; name="username"\r\n\r\nnobody\r\n--form\r\nContent-Disposition: form-data; name="password"\r\n\r\nx\r\n--form--\r\n',
    'multipart/form-data; boundary=form',
  ],
  ['any type of', '{"username":"nobody","password":"x"}', '*/*'],
  [
    'Latin-1',
    Buffer.from('{"username":"nob\u00f6dy","password":"x"}', 'latin1'),
    'application/json; charset=latin-1',
  ],
  [
    'JSON with charset',
    '{"username":"nobody","password":"x","unknown":1}',
    'application/json; charset=utf-8',
  ],
])('reads a %s body', async (_name, body, contentType) => {
  expect((await login(body, contentType)).status).toBe(401);
});

test.each(['PUT', 'DELETE', 'PATCH', 'GET', 'PURGE'])('answers %s on login with 405', async (method) => {
  const response = await client.send(method, '/api/auth/login/');
  expect(response.status).toBe(405);
  expect(await response.json()).toEqual({ detail: `Method "${method}" not allowed.` });
  expect(response.headers.get('allow')).toBe('POST, OPTIONS');
});

test('answers every path with and without its closing slash', async () => {
  for (const path of [
    '/api/auth/session',
    '/api/auth/session/',
    '/healthz',
    '/healthz/',
    '/readyz',
    '/api/openapi.json',
  ]) {
    expect((await client.get(path)).status).toBe(200);
  }
  expect((await client.post('/api/auth/logout')).status).toBe(200);
  expect((await client.get('/api/auth/nothing/')).status).toBe(404);
});

test('refuses a Host that is not allowed', async () => {
  const response = await client.get('/api/auth/session/', { host: 'evil.example' });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ detail: 'Invalid Host header.', code: 'disallowed_host' });
});
