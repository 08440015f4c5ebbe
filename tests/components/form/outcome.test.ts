// How an HTTP answer becomes the end of a form.
import { expect, test } from 'vitest';
import { readOutcome } from '@/components/form/outcome';

test('takes any 2xx as done, with its body', async () => {
  const outcome = await readOutcome(Response.json({ detail: 'Sent.' }, { status: 201 }));
  expect(outcome).toEqual({ status: 'done', body: { detail: 'Sent.' } });
});

test('is done without a body', async () => {
  expect(await readOutcome(new Response(null, { status: 204 }))).toEqual({ status: 'done', body: null });
});

test('keeps the sentences of a refusal by field', async () => {
  const body = { username: ['Taken.'], non_field_errors: ['Not now.'] };
  expect(await readOutcome(Response.json(body, { status: 400 }))).toMatchObject({
    status: 'rejected',
    messages: { username: ['Taken.'], '': ['Not now.'] },
    retryAfterSeconds: null,
  });
});

test('keeps the code of a refusal', async () => {
  const body = { detail: 'Sign in again.', code: 'reauthentication_required' };
  const outcome = await readOutcome(Response.json(body, { status: 403 }));
  expect(outcome).toMatchObject({ status: 'rejected', code: 'reauthentication_required' });
});

test('says how long to wait after too many attempts', async () => {
  const answer = new Response('{}', { status: 429, headers: { 'retry-after': '30' } });
  expect(await readOutcome(answer)).toMatchObject({ status: 'rejected', retryAfterSeconds: 30 });
});

test('takes an outage as an outage, whatever its body', async () => {
  expect(await readOutcome(new Response('<html>', { status: 502 }))).toEqual({ status: 'unavailable' });
});

test('survives a refusal that is not JSON', async () => {
  const outcome = await readOutcome(new Response('<html>', { status: 403 }));
  expect(outcome).toMatchObject({ status: 'rejected', messages: { '': [] } });
});
