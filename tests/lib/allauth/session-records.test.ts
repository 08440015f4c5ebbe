import { expect, test } from 'vitest';
import {
  addSignInRecord,
  describePendingLogin,
  pendingLoginKey,
  readPendingLogin,
  recordsKey,
  recordsUserKey,
} from '@/lib/allauth/session-records';
import { pythonJsonStringify } from '@/lib/django/python/json';
import type { SessionData } from '@/lib/django/sessions';
import { readAllauthVectors } from './vectors';

type Step = { now: number; path: string; session: SessionData | null };
type Case = { kind: string; name?: string; steps?: Step[] };

const { cases } = readAllauthVectors<Case>('account_sessions');
const steps = cases.flatMap(({ steps = [] }) => steps);
const pending = steps.flatMap(({ now, session }) => {
  const login = session?.[pendingLoginKey];
  return session && login ? [{ at: new Date(Number(now) * 1000), session, login }] : [];
});

test('describes a sign-in that waits for the second factor as allauth does', () => {
  const waiting = pending.filter(({ session }) => readPendingLogin(session, timeOf(session)) !== null);
  expect(waiting.length).toBeGreaterThan(5);
  const own = waiting.filter(({ session }) => {
    const [first] = session[recordsKey] as { method: string }[];
    return first?.method === 'password';
  });
  expect(own.length).toBeGreaterThan(3);
  for (const { session, login } of own) {
    const described = describePendingLogin({
      userId: 7,
      emailVerification: 'optional',
      now: timeOf(session),
    });
    const theirs = { ...(login as object), redirect_url: null };
    expect(JSON.parse(pythonJsonStringify(described))).toEqual(JSON.parse(pythonJsonStringify(theirs)));
    expect(readPendingLogin(session, timeOf(session))).toBe('7');
  }
});

test('takes nobody for half signed in who owes something else first', () => {
  const others = pending.filter(({ login }) => {
    const { state } = login as { state: { stages: { current?: string } } };
    return state.stages.current !== 'mfa_authenticate';
  });
  expect(others.length).toBeGreaterThan(3);
  for (const { session } of others) expect(readPendingLogin(session, timeOf(session))).toBeNull();
});

test('lets a sign-in wait for a quarter of an hour', () => {
  const now = new Date('2030-01-01T00:00:00Z');
  const session = {
    [pendingLoginKey]: describePendingLogin({ userId: 12345, emailVerification: 'none', now }),
  };
  const after = (seconds: number) => readPendingLogin(session, new Date(now.getTime() + seconds * 1000));
  expect(after(900)).toBe('12345');
  expect(after(901)).toBeNull();
});

test('adds records as allauth does, and drops those of another user', () => {
  const signedIn = steps.filter(({ session }) => Array.isArray(session?.[recordsKey]));
  const passwords = signedIn.flatMap(({ session }) => {
    const [first] = (session?.[recordsKey] ?? []) as { method: string; username?: string; at: unknown }[];
    const isPlain = first?.method === 'password' && first.username !== undefined && !('email' in first);
    return isPlain && !('reauthenticated' in first) && typeof session?.[recordsUserKey] === 'string'
      ? [{ first, user: session?.[recordsUserKey] }]
      : [];
  });
  expect(passwords.length).toBeGreaterThan(5);
  for (const { first, user } of passwords) {
    const now = new Date(Number(first.at) * 1000);
    const record = { method: 'password', username: first.username ?? '' } as const;
    const userId = Number(user);
    const added = addSignInRecord({}, { userId, record, now });
    expect(pythonJsonStringify(added)).toBe(
      pythonJsonStringify({ [recordsKey]: [first], [recordsUserKey]: user }),
    );
    const next = addSignInRecord(added, { userId, record: { method: 'mfa', id: 2, type: 'totp' }, now });
    expect(next[recordsKey]).toHaveLength(2);
    expect(addSignInRecord(added, { userId: 999, record, now })[recordsKey]).toHaveLength(1);
  }
});

test.each([
  ['nothing', {}],
  ['text', { [pendingLoginKey]: 'x' }],
  ['no state', { [pendingLoginKey]: { user_pk: '7', initiated_at: 1893456000 } }],
  ['no time', { [pendingLoginKey]: { user_pk: '7', state: {} } }],
])('takes nobody for half signed in by %s', (_, data) => {
  expect(readPendingLogin(data, new Date('2030-01-01T00:00:00Z'))).toBeNull();
});

function timeOf(session: SessionData): Date {
  const { initiated_at } = session[pendingLoginKey] as { initiated_at: unknown };
  return new Date(Number(initiated_at) * 1000);
}
