// Counters in this process's memory. Clients choose the keys, so their number is bounded: beyond it the
// one that was unused for longest is forgotten. A key under attack is used all the time, and stays.
import { type Counters, type LockoutPolicy, lockoutMemorySeconds, reservationSeconds } from './counters';

// Some 300 bytes each.
const maxKeys = 100_000;

type Window = { count: number; expiresAt: number };
type Guard = {
  failures: Window;
  lockouts: Window;
  lockedUntil: number;
  /** When each attempt in flight gives up its place. */
  pending: Map<string, number>;
  expiresAt: number;
};

/** Count in memory; `limitKeys` bounds each of its three tables. */
export function createMemoryCounters({ limitKeys = maxKeys }: { limitKeys?: number } = {}): Counters & {
  readonly size: number;
} {
  const windows = createTable<Window>(limitKeys);
  const guards = createTable<Guard>(limitKeys);
  const marks = createTable<{ expiresAt: number }>(limitKeys);

  return {
    get size() {
      return windows.size() + guards.size() + marks.size();
    },

    async add(key, rate) {
      const window = increment(windows.get(key), rate.windowSeconds);
      windows.set(key, window);
      return { isOver: window.count > rate.limit, secondsLeft: secondsUntil(window.expiresAt) };
    },

    async peek(key, rate) {
      const window = windows.get(key);
      if (window === undefined) return { isOver: rate.limit === 0, secondsLeft: rate.windowSeconds };
      return { isOver: window.count >= rate.limit, secondsLeft: secondsUntil(window.expiresAt) };
    },

    async reserve({ key, id, policy }) {
      const now = Date.now();
      const guard = guards.get(key) ?? newGuard();
      if (guard.lockedUntil > now) return { status: 'locked', secondsLeft: secondsUntil(guard.lockedUntil) };
      for (const [other, deadline] of guard.pending) if (deadline <= now) guard.pending.delete(other);
      const failures = guard.failures.expiresAt > now ? guard.failures.count : 0;
      if (failures + guard.pending.size >= policy.limit) return { status: 'busy' };
      guard.pending.set(id, now + reservationSeconds * 1000);
      keep(key, guard);
      return { status: 'reserved' };
    },

    async settle({ key, id, policy }, outcome) {
      const guard = guards.get(key) ?? newGuard();
      guard.pending.delete(id);
      if (outcome === 'cleared') guard.failures = guard.lockouts = noWindow;
      const seconds = outcome === 'failed' ? fail(guard, policy) : null;
      keep(key, guard);
      return seconds;
    },

    async mark(key, seconds) {
      marks.set(key, { expiresAt: Date.now() + seconds * 1000 });
    },
    isMarked: async (key) => marks.get(key) !== undefined,
    close: async () => {},
  };

  function keep(key: string, guard: Guard): void {
    const { failures, lockouts, lockedUntil, pending } = guard;
    const deadlines = [failures.expiresAt, lockouts.expiresAt, lockedUntil, ...pending.values()];
    guard.expiresAt = Math.max(...deadlines);
    if (guard.expiresAt > Date.now()) guards.set(key, guard);
    else guards.delete(key);
  }
}

function fail(guard: Guard, policy: LockoutPolicy): number | null {
  guard.failures = increment(guard.failures, policy.windowSeconds);
  if (guard.failures.count < policy.limit) return null;
  guard.failures = noWindow;
  guard.lockouts = increment(guard.lockouts, lockoutMemorySeconds);
  const tier = Math.min(guard.lockouts.count, policy.lockoutSeconds.length) - 1;
  const seconds = policy.lockoutSeconds[tier] ?? policy.windowSeconds;
  guard.lockedUntil = Date.now() + seconds * 1000;
  return seconds;
}

const noWindow: Window = { count: 0, expiresAt: 0 };

function newGuard(): Guard {
  return { failures: noWindow, lockouts: noWindow, lockedUntil: 0, pending: new Map(), expiresAt: 0 };
}

/** A window lasts from its first count. */
function increment(window: Window | undefined, seconds: number): Window {
  const now = Date.now();
  if (window === undefined || window.expiresAt <= now) return { count: 1, expiresAt: now + seconds * 1000 };
  return { count: window.count + 1, expiresAt: window.expiresAt };
}

function secondsUntil(time: number): number {
  return Math.max(1, Math.ceil((time - Date.now()) / 1000));
}

/** A map of things that expire, in the order of their last use. */
function createTable<Entry extends { expiresAt: number }>(limit: number) {
  const entries = new Map<string, Entry>();
  return {
    size: () => entries.size,
    get(key: string): Entry | undefined {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      if (entry.expiresAt <= Date.now()) return undefined;
      entries.set(key, entry);
      return entry;
    },
    set(key: string, entry: Entry): void {
      entries.delete(key);
      if (entries.size >= limit) {
        const [oldest] = entries.keys();
        if (oldest !== undefined) entries.delete(oldest);
      }
      entries.set(key, entry);
    },
    delete: (key: string) => entries.delete(key),
  };
}
