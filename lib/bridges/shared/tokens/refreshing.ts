// One refresh for all who hold the same token, whichever tab, request or process they come from. A back end that rotates
// may take a spent token for a stolen one, so none is sent twice while late requests can still carry it: they are given
// what came of it.
import { createHash } from 'node:crypto';
import type { Exchange, Outcome, Outcomes } from '../../bridge';
import { Refusal } from '../refusal';
import { isUsable } from './access-claims';

/** How long late requests are given the successor of their token, in seconds. As long as our own API's leeway, twice. */
const keepRotatedSeconds = 60;
// A token that lives for a second is rotated sixty times before the first outcome is forgotten.
const maxSteps = 100;

type Refreshed = Outcome & { status: 'refreshed' };

export type Refreshing = {
  /** `send` asks the back end; null is its clear no. */
  refresh(exchange: Exchange, token: string): Promise<Outcome>;
  /** No request that comes late is given anything for this token, or for what it was rotated into. The last of them. */
  end(token: string): Promise<string>;
};

export function createRefreshing(o: {
  outcomes: Outcomes;
  send: (exchange: Exchange, token: string) => Promise<Refreshed | null>;
}): Refreshing {
  const { outcomes, send } = o;
  const flights = new Map<string, Promise<Outcome>>();

  /** What came of this token, whoever sent it. */
  async function spend(exchange: Exchange, token: string): Promise<Outcome> {
    const key = hashToken(token);
    return (
      (await outcomes.read(key)) ??
      outcomes.locked(key, async () => {
        const known = await outcomes.read(key);
        if (known !== null) return known;
        const outcome = await send(exchange, token);
        // A no is not kept: the back end may say yes tomorrow, to a user who is active again.
        if (outcome === null) return { status: 'refused' };
        // A token that was not spent can be sent again.
        if (outcome.refresh === null) return outcome;
        // With the store away the answer is still good, for this request and those that wait with it.
        await outcomes.write(key, outcome, keepRotatedSeconds).catch(ignoreRefusal);
        return outcome;
      })
    );
  }

  function share(exchange: Exchange, token: string): Promise<Outcome> {
    const running = flights.get(token);
    if (running !== undefined) return running;
    const flight = spend(exchange, token).finally(() => flights.delete(token));
    flights.set(token, flight);
    return flight;
  }

  return {
    async refresh(exchange, token) {
      let outcome = await share(exchange, token);
      let { cookie } = outcome.status === 'refreshed' ? outcome : { cookie: null };
      for (let step = 0; step < maxSteps && outcome.status === 'refreshed'; step += 1) {
        const { access, refresh } = outcome;
        if (refresh === null) return { ...outcome, cookie };
        // A late request may find an access token that has expired, or a visitor who has signed out since.
        const isLast = isUsable(access, exchange.now);
        const next: Outcome | null = isLast
          ? await outcomes.read(hashToken(refresh))
          : await share(exchange, refresh);
        if (next === null) return { ...outcome, cookie };
        outcome = next;
        if (next.status === 'refreshed') cookie = next.cookie ?? cookie;
      }
      return outcome;
    },
    async end(token) {
      let last = token;
      for (let step = 0; step < maxSteps; step += 1) {
        const key = hashToken(last);
        const before = await outcomes.locked(key, async () => {
          const known = await outcomes.read(key);
          await outcomes.write(key, { status: 'refused' }, keepRotatedSeconds);
          return known;
        });
        if (before?.status !== 'refreshed' || before.refresh === null) return last;
        last = before.refresh;
      }
      return last;
    },
  };
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
