// What the back end offers, so that pages show that and nothing else. Asked without anybody's credential, once a minute
// for all visitors; a page waits for it only the first time.
import { headers } from 'next/headers';
import { cache } from 'react';
import { sessionAnswer } from '@/lib/contract/answers';
import { type Capabilities, capabilitiesAnswer } from '@/lib/contract/capabilities';
import { ownOrigin } from '@/lib/settings/own-origin';
import { getWebConfig } from '@/lib/settings/web';
import { callApi } from '@/lib/upstream';
import { describeBackEnd } from '@/lib/upstream/recognize'; // setup: bridges

export type Offers = Omit<Capabilities, 'strategy'>;

/** `unknown`: it does not answer now. `foreign`: what answers does not speak the auth contract. */
export type BackEnd = { status: 'known' | 'unknown' | 'foreign'; offers: Offers };

const nothing: Offers = {
  sign_in: ['password'],
  registration: false,
  email_verification: false,
  password_reset: false,
  password_change: false,
  email_change: false,
  profile: false,
  account_deletion: false,
  reauthentication: false,
  sessions: false,
  factors: [],
  providers: [],
  features: [],
};
// During an outage nothing is hidden: each form says itself that the server cannot be reached.
const everything: Offers = {
  ...nothing,
  registration: true,
  email_verification: true,
  password_reset: true,
  password_change: true,
  email_change: true,
  profile: true,
  account_deletion: true,
  reauthentication: true,
  sessions: true,
};

const keepSeconds = 60;
const retrySeconds = 5;
const timeoutMilliseconds = 2000;
const someOffers = capabilitiesAnswer.omit({ strategy: true }).partial();

let known: { backEnd: BackEnd; endsAt: number } | undefined;
let asking: Promise<BackEnd> | undefined;

/** The back end of this installation. */
export const getBackEnd = cache(async (): Promise<BackEnd> => {
  const config = getWebConfig();
  if (known === undefined || known.endsAt <= Date.now()) {
    asking ??= ask(config.apiUrl ?? ownOrigin(await headers(), config)).finally(() => {
      asking = undefined;
    });
  }
  return known?.backEnd ?? asking ?? { status: 'unknown', offers: everything };
});

async function ask(origin: string): Promise<BackEnd> {
  const backEnd = await readBackEnd((path) => getJson(`${origin}${path}`));
  if (backEnd.status === 'foreign' && known?.backEnd.status !== 'foreign') {
    console.error(
      `The server at ${origin} does not answer the auth contract. docs/django.md says what to do.`,
    );
    // The page does not wait for it.
    void describeBackEnd(origin).then((lines) => console.error(lines.join('\n'))); // setup: bridges
  }
  const seconds = backEnd.status === 'known' ? keepSeconds : retrySeconds;
  known = { backEnd, endsAt: Date.now() + seconds * 1000 };
  return backEnd;
}

type Answer = { status: number; body: unknown };

/** Read it through `get`, which gives null where nothing answers. */
export async function readBackEnd(get: (path: string) => Promise<Answer | null>): Promise<BackEnd> {
  const answer = await get('/api/auth/capabilities/');
  if (answer === null || answer.status >= 500) return { status: 'unknown', offers: everything };
  const read = answer.status === 200 ? someOffers.safeParse(answer.body) : null;
  if (read?.success) return { status: 'known', offers: { ...nothing, ...read.data } };
  // One that speaks the contract without this path offers what cannot be left out: signing in.
  const session = await get('/api/auth/session/');
  if (session === null || session.status >= 500) return { status: 'unknown', offers: everything };
  const speaks = session.status === 200 && sessionAnswer.safeParse(session.body).success;
  return { status: speaks ? 'known' : 'foreign', offers: nothing };
}

async function getJson(url: string): Promise<Answer | null> {
  try {
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    const answer = await callApi(
      new Request(url, { headers: { accept: 'application/json' }, redirect: 'manual', signal }),
    );
    return { status: answer.status, body: await answer.json().catch(() => null) };
  } catch {
    return null;
  }
}
