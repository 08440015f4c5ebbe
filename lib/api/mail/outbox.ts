// Mails on their way out. Adding one takes no time, so that an answer says the same and takes as long whether a mail
// was due or not. A few are sent at once, a refusal is tried again, and closing waits for what is left.
import { isValidEmail } from '@/lib/django/normalization';
import type { MailBackend } from './backends';
import type { Mail } from './message';

export type KeptMail = Mail & { id: number; sentAt: Date };

export type Outbox = {
  /** Queue a mail. Never throws and never waits. */
  add(mail: Mail): void;
  /** Mails kept for reading, newest first; empty where they are not kept. */
  list(): readonly KeptMail[];
  /** Resolve when everything queued so far was sent or given up. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

export type OutboxParts = {
  backend: MailBackend;
  isKeeping: boolean;
  now: () => Date;
  onFailure: (reason: 'refused' | 'overflow' | 'address') => void;
  concurrency?: number;
  retryDelaysMs?: readonly number[];
};

// More than a burst, less than would fill the memory: beyond it the mail server is down and mails are lost.
const maxQueued = 1000;
const maxKept = 50;

export function createOutbox(parts: OutboxParts): Outbox {
  const { backend, isKeeping, now, onFailure, concurrency = 2, retryDelaysMs = [2_000, 20_000] } = parts;
  const queue: Mail[] = [];
  const kept: KeptMail[] = [];
  const waiting = new Set<() => void>();
  const idlers: (() => void)[] = [];
  let running = 0;
  let nextId = 1;
  let isClosing = false;

  function add(mail: Mail): void {
    // Addresses come from a database that others write to as well. A quoted local part ("a@b,"@example.com) is valid, but
    // mail programs and servers on the way take it apart in different places, and the mail might end up elsewhere.
    const isSendable = isValidEmail(mail.to) && !mail.to.startsWith('"');
    if (!isSendable || queue.length >= maxQueued) {
      onFailure(isSendable ? 'overflow' : 'address');
      return;
    }
    if (isKeeping) {
      kept.unshift({ ...mail, id: nextId++, sentAt: now() });
      kept.length = Math.min(kept.length, maxKept);
    }
    queue.push(mail);
    if (running < concurrency) void work();
  }

  async function work(): Promise<void> {
    running += 1;
    // The answer that caused the mail goes out first.
    await new Promise((resume) => setImmediate(resume));
    for (let mail = queue.shift(); mail !== undefined; mail = queue.shift()) await deliver(mail);
    running -= 1;
    if (running === 0) for (const resolve of idlers.splice(0)) resolve();
  }

  async function deliver(mail: Mail): Promise<void> {
    for (const delayMs of [...retryDelaysMs, null]) {
      try {
        return await backend.send(mail);
      } catch {
        if (delayMs === null || isClosing) return onFailure('refused');
        await wait(delayMs);
      }
    }
  }

  /** Closing cuts it short: the last attempt is made at once. */
  function wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const resume = () => {
        clearTimeout(timer);
        waiting.delete(resume);
        resolve();
      };
      const timer = setTimeout(resume, milliseconds);
      waiting.add(resume);
    });
  }

  function idle(): Promise<void> {
    return running === 0 ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve));
  }

  return {
    add,
    list: () => kept,
    idle,
    async close() {
      isClosing = true;
      for (const resume of [...waiting]) resume();
      await idle();
      backend.close();
    },
  };
}
