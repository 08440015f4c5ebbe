// The hand-written readers of the browser and the schemas of the contract, held together: what one takes, both take.
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { readJwtRefresh, readLogin, readSession, readText, readUser } from '@/lib/auth/browser/read-answers';
import { jwtRefreshAnswer, loginAnswer, sessionAnswer, userAnswer } from '@/lib/contract/answers';
import { fieldErrors } from '@/lib/contract/errors';
import { readErrorAnswer } from '@/lib/contract/read-errors';

const user = {
  id: 1,
  username: 'ada',
  email: '',
  first_name: '',
  last_name: '',
  name: 'ada',
  is_staff: false,
  is_superuser: true,
  groups: ['editors'],
  permissions: [],
  date_joined: '2026-01-01T00:00:00Z',
  last_login: null,
};
const strange: unknown[] = [null, undefined, 'x', 1, true, [], {}, 1.5, ['x', 1]];

/** The body itself, and the body with each of its fields gone or replaced by something strange. */
function variants(body: Record<string, unknown>): unknown[] {
  const changed = Object.keys(body).flatMap((field) => strange.map((value) => ({ ...body, [field]: value })));
  const without = Object.keys(body).map((field) =>
    Object.fromEntries(Object.entries(body).filter(([name]) => name !== field)),
  );
  return [body, { ...body, unknown_key: 1 }, ...changed, ...without, ...strange];
}

function expectSame(schema: z.ZodType, read: (body: unknown) => unknown, bodies: unknown[]): void {
  for (const body of bodies) {
    const parsed = schema.safeParse(body);
    expect(read(body), JSON.stringify(body)).toEqual(parsed.success ? parsed.data : null);
  }
}

describe('reads what the contract says, and nothing else:', () => {
  // Browsers take whatever fields the API adds to a user, so the schema may keep them too.
  test('a user', () => expectSame(userAnswer.loose(), readUser, variants(user)));

  test('a user with a UUID who has signed in before', () => {
    const other = { ...user, id: 'c0ffee00-0000-4000-8000-000000000000', last_login: '2026-01-02T00:00:00Z' };
    expectSame(userAnswer, readUser, [other]);
  });

  test('a login', () => {
    expectSame(loginAnswer, readLogin, variants({ user }));
    expectSame(loginAnswer, readLogin, variants({ user, access: 'a.b.c', access_expires: 1_800_000_000 }));
  });

  test('a refresh', () => {
    const pair = { access: 'a.b.c', access_expires: 1_800_000_000 };
    expectSame(jwtRefreshAnswer, readJwtRefresh, variants(pair));
    expectSame(jwtRefreshAnswer, readJwtRefresh, variants({ ...pair, user }));
  });

  test('a session, without the strategy, which the page knows', () => {
    const schema = sessionAnswer.omit({ strategy: true });
    expectSame(schema, readSession, variants({ isAuthenticated: true, user }));
    expectSame(schema, readSession, variants({ isAuthenticated: false, user: null }));
  });
});

test('reads one text of an answer', () => {
  expect(readText({ challenge: 'x' }, 'challenge')).toBe('x');
  for (const body of [{ challenge: 1 }, {}, null, false, 'challenge', ['x']])
    expect(readText(body, 'challenge')).toBeNull();
});

test('reads a refusal by field as the contract does', () => {
  for (const body of variants({ username: ['Taken.', 'Too long.'], password: ['Too short.'] })) {
    const read = fieldErrors.safeParse(body);
    expect(readErrorAnswer(body).messages, JSON.stringify(body)).toEqual(
      read.success ? read.data : { '': [] },
    );
  }
});

test('reads the sentence and the code of a refusal', () => {
  expect(readErrorAnswer({ detail: 'No.', code: 'no', messages: [{ a: 'b' }] })).toEqual({
    code: 'no',
    messages: { '': ['No.'] },
  });
});
