// The list of open sessions of allauth's `usersessions`, and the ways to end them: `auth/sessions` of the headless API.
import { z } from 'zod';
import type { BackEndAnswer, BackEndCall, Exchange, Handlers } from '../../bridge';
import { notSupported, Refusal, unavailable } from '../refusal';

const path = 'auth/sessions';
const list = z.object({
  data: z.array(
    z.object({
      id: z.union([z.number(), z.string()]),
      user_agent: z.string(),
      ip: z.string().nullable(),
      created_at: z.number(),
      last_seen_at: z.number().optional(),
      is_current: z.boolean(),
    }),
  ),
});

type CallAs = (exchange: Exchange, path: string, call?: BackEndCall) => Promise<BackEndAnswer>;

/** Build the handlers. */
export function createAllauthSessions(callAs: CallAs): Handlers {
  async function readList(exchange: Exchange) {
    const answer = await callAs(exchange, path, { mayBeMissing: true });
    if (answer.status === 404) throw notSupported();
    const read = answer.status === 200 ? list.safeParse(answer.body) : null;
    if (!read?.success) throw unavailable(`GET ${path} was answered ${answer.status} without a list`);
    return read.data.data;
  }

  /** 401: the visitor's own was among them. */
  async function end(exchange: Exchange, sessions: (number | string)[]): Promise<void> {
    if (sessions.length === 0) return;
    const answer = await callAs(exchange, path, { method: 'DELETE', json: { sessions } }).catch((error) => {
      if (error instanceof Refusal && error.status === 401) return null;
      throw error;
    });
    if (answer !== null && answer.status !== 200)
      throw unavailable(`DELETE ${path} was answered ${answer.status}`);
  }

  return {
    async 'GET sessions/'(exchange) {
      const sessions = (await readList(exchange)).map(
        ({ id, is_current, created_at, last_seen_at, ...said }) => ({
          ...said,
          id: String(id),
          current: is_current,
          kind: 'session',
          created_at: toTime(created_at),
          last_seen_at: last_seen_at === undefined ? null : toTime(last_seen_at),
          expires_at: null,
        }),
      );
      return { body: { sessions } };
    },
    async 'POST sessions/revoke/'(exchange, { id }) {
      const found = (await readList(exchange)).find((session) => String(session.id) === id);
      if (found === undefined) throw new Refusal(404, { detail: 'Not found.' });
      await end(exchange, [found.id]);
      return { body: { detail: 'That session has ended.' } };
    },
    async 'POST sessions/revoke-others/'(exchange) {
      const others = (await readList(exchange)).filter(({ is_current }) => !is_current);
      await end(
        exchange,
        others.map(({ id }) => id),
      );
      return { body: { detail: 'Signed out.' } };
    },
    async 'POST sessions/revoke-all/'(exchange) {
      await end(
        exchange,
        (await readList(exchange)).map(({ id }) => id),
      );
      return { body: { detail: 'Signed out.' } };
    },
  };
}

function toTime(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString();
}
