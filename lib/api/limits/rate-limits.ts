// Rate limits: sign-ins by client address and by account with progressive lockout, other endpoints by scope; refused
// with DRF's 429. The address comes first: what it is refused for costs no account anything and leaves nothing behind.
// An attempt takes its place before its password is hashed, so parallel guesses cannot slip through; it becomes a
// failure only when the password was wrong. Unknown accounts are counted like known ones. Keys are HMACs: neither user
// names nor addresses are readable in Redis. Decision 006 says why it is done this way.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { saltedHmac } from '@/lib/django/salted-hmac';
import { salts } from '@/lib/settings/salts';
import type { Attempt, Count, Counters, LockoutPolicy, Rate, Settlement } from '@/lib/stores/counters';
import type { EventSink } from '../events';
import { HttpError, serviceUnavailable } from '../http/http-error';
import { type LimitScope, type LoginPolicy, type ScopeRates, scopeRates } from '../settings/limit-policy';
import { networkOf } from './network';

/** Who asks, about which account: a username or e-mail address as given, in whatever case. */
type LoginSubject = { address: string | undefined; account: string };

export type RateLimits = {
  /** Take a place for a sign-in before its password is looked at. Throws HttpError 429, and 503 in a rush. */
  beginLogin(subject: LoginSubject, events: EventSink): Promise<LoginAttempt>;
  /** Take the address for one of the account's own from now on, as after a sign-in. */
  trust(subject: LoginSubject): Promise<void>;
  /** Count one request from an address. Throws HttpError 429. */
  consume(scope: LimitScope, address: string | undefined): Promise<void>;
  /**
   * Count one request about an account, once its address was let through; false when there is no room. For requests by
   * anyone: say nothing then and do nothing, or a stranger could use up the owner's and be told so.
   */
  admits(scope: LimitScope, account: string): Promise<boolean>;
  /** The same for what only the account's owner can ask. Throws HttpError 429. */
  consumeOwn(scope: LimitScope, account: string): Promise<void>;
};

/** Exactly one of the three is called. */
type LoginAttempt = {
  /** The password was right: forget the account's failures, and know the address from now on. */
  succeed(): Promise<void>;
  fail(): Promise<void>;
  /** Nothing was learnt about the password (an outage): it does not count. */
  withdraw(): Promise<void>;
};

export const noRateLimits: RateLimits = {
  beginLogin: async () => ({ succeed: async () => {}, fail: async () => {}, withdraw: async () => {} }),
  trust: async () => {},
  consume: async () => {},
  admits: async () => true,
  consumeOwn: async () => {},
};

const secondsPerDay = 86_400;
// As long as a browser's user may stay away and still be told from a stranger.
const familiarSeconds = 14 * secondsPerDay;
// While attempts in flight take up all the room. Each waits for a hash, so there is news within a second or so.
const busyDelaysMs = [25, 50, 100, 200, 400, 800, 1600, 3200, 3200];

export type RateLimitParts = {
  counters: Counters;
  secret: string;
  login: LoginPolicy;
  rates: Partial<Record<LimitScope, Rate>>;
};

type Guard = Attempt & { by: 'account' | 'address' };

export function createRateLimits({ counters, secret, login, rates }: RateLimitParts): RateLimits {
  async function beginLogin({ address, account }: LoginSubject, events: EventSink): Promise<LoginAttempt> {
    const id = randomUUID();
    const held: Guard[] = [];
    try {
      await requireRoom('login', 'address', address);
      const isFamiliar = await counters.isMarked(pairKey({ address, account }));
      for (const guard of listGuards({ address, account }, { id, isFamiliar })) {
        await reserve(guard);
        held.push(guard);
      }
      await requireRoom('login', 'account', account);
    } catch (refusal) {
      await settle(held, 'released');
      if (refusal instanceof HttpError && refusal.status === 429) events({ name: 'login-limited', address });
      throw refusal;
    }
    return {
      async succeed() {
        await Promise.all([
          settle(held, (guard) => (guard.by === 'account' ? 'cleared' : 'released')),
          trust({ address, account }),
          add('login', 'address', address),
          add('login', 'account', account),
        ]);
      },
      async fail() {
        for (const { by, seconds } of await settle(held, 'failed')) {
          if (seconds !== null) events({ name: 'lockout', by, seconds, address });
        }
      },
      withdraw: async () => void (await settle(held, 'released')),
    };
  }

  /** In this order: what an earlier one refuses is not counted by a later one. */
  function listGuards(
    subject: LoginSubject,
    { id, isFamiliar }: { id: string; isFamiliar: boolean },
  ): Guard[] {
    const { failuresPerAddress, failuresPerAccount, failuresPerPair, windowSeconds, lockoutSeconds } = login;
    const policy = (limit: number): LockoutPolicy => ({ limit, windowSeconds, lockoutSeconds });
    const guards: Guard[] = [{ by: 'account', id, key: pairKey(subject), policy: policy(failuresPerPair) }];
    if (subject.address !== undefined) {
      const key = keyOf('address', networkOf(subject.address));
      guards.unshift({ by: 'address', id, key, policy: policy(failuresPerAddress) });
    }
    // Strangers together, but never against an address that the owner has signed in from.
    if (!isFamiliar) {
      const key = keyOf('account', foldAccount(subject.account));
      guards.push({ by: 'account', id, key, policy: policy(failuresPerAccount) });
    }
    return guards;
  }

  async function reserve(guard: Guard): Promise<void> {
    for (const delayMs of [0, ...busyDelaysMs]) {
      if (delayMs > 0) await sleep(delayMs);
      const answer = await counters.reserve(guard);
      if (answer.status === 'reserved') return;
      if (answer.status === 'locked') throw throttled(answer.secondsLeft);
    }
    throw serviceUnavailable(1);
  }

  function settle(guards: readonly Guard[], outcome: Settlement | ((guard: Guard) => Settlement)) {
    return Promise.all(
      guards.map(async (guard) => {
        const own = typeof outcome === 'string' ? outcome : outcome(guard);
        return { by: guard.by, seconds: await counters.settle(guard, own) };
      }),
    );
  }

  async function trust(subject: LoginSubject): Promise<void> {
    if (subject.address !== undefined) await counters.mark(pairKey(subject), familiarSeconds);
  }

  async function requireRoom(scope: LimitScope, by: Party, name: string | undefined): Promise<void> {
    const rate = rateOf(scope, by);
    if (name === undefined || rate === undefined) return;
    const { isOver, secondsLeft } = await counters.peek(scopeKey(scope, by, name), rate);
    if (isOver) throw throttled(secondsLeft);
  }

  async function add(scope: LimitScope, by: Party, name: string | undefined): Promise<Count | null> {
    const rate = rateOf(scope, by);
    if (name === undefined || rate === undefined) return null;
    return counters.add(scopeKey(scope, by, name), rate);
  }

  async function consume(scope: LimitScope, by: Party, name: string | undefined): Promise<void> {
    const count = await add(scope, by, name);
    if (count?.isOver) throw throttled(count.secondsLeft);
  }

  function rateOf(scope: LimitScope, by: Party): Rate | undefined {
    const { perAddress, perAccount }: ScopeRates = scopeRates[scope];
    // RATE_LIMITS speaks of addresses, but for scopes that count none.
    if (perAddress === undefined) return by === 'account' ? (rates[scope] ?? perAccount) : undefined;
    return by === 'account' ? perAccount : (rates[scope] ?? perAddress);
  }

  function scopeKey(scope: LimitScope, by: Party, name: string): string {
    return keyOf(`${scope} ${by}`, by === 'address' ? networkOf(name) : foldAccount(name));
  }

  function pairKey({ address, account }: LoginSubject): string {
    return keyOf('pair', `${address === undefined ? '' : networkOf(address)} ${foldAccount(account)}`);
  }

  function keyOf(kind: string, value: string): string {
    return saltedHmac({ salt: salts.rateLimitKey, value: `${kind} ${value}`, secret })
      .toString('hex')
      .slice(0, 32);
  }

  return {
    beginLogin,
    trust,
    consume: (scope, address) => consume(scope, 'address', address),
    admits: async (scope, account) => !(await add(scope, 'account', account))?.isOver,
    consumeOwn: (scope, account) => consume(scope, 'account', account),
  };
}

type Party = 'address' | 'account';

/** Spellings that a database may hold apart are one account here, or guesses could be spread over them. */
function foldAccount(account: string): string {
  return account.normalize('NFKC').trim().toUpperCase().toLowerCase();
}

/** rest_framework.exceptions.Throttled 3.18. */
function throttled(seconds: number): HttpError {
  const detail = `Request was throttled. Expected available in ${seconds} second${seconds === 1 ? '' : 's'}.`;
  return new HttpError(429, { detail, code: 'throttled' }, { 'Retry-After': String(seconds) });
}
