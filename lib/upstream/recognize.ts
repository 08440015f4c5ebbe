// setup: bridges file
// Which package a running back end answers with, and the variables that put these pages in front of it. It is asked for
// paths that each package has and no other, without anybody's credential; nothing is changed.
import { sessionAnswer } from '@/lib/contract/answers';
import { type BridgeName, bridgeCatalog } from '../bridges/catalog';
import { readBodyWithin } from './body';

/** Null: nothing answers. */
type Get = (path: string) => Promise<{ status: number; body: unknown } | null>;

export type Recognized =
  | { status: 'recognized'; name: 'contract' | BridgeName; prefix: string; isSession: boolean }
  /** Something else, or something that answers every path alike. */
  | { status: 'unknown' }
  | { status: 'unreachable' };

// Where tutorials and templates mount these packages.
const roots = ['/auth/', '/api/auth/', '/api/', '/api/v1/auth/', '/api/v1/', '/'];
const timeoutMilliseconds = 3000;
const answerLimitBytes = 64 * 1024;

/** Find out. */
export async function recognizeBackEnd(get: Get): Promise<Recognized> {
  const nowhere = await get('/api/there-is-no-such-path/');
  if (nowhere === null) return { status: 'unreachable' };
  const session = await get('/api/auth/session/');
  if (session?.status === 200 && sessionAnswer.safeParse(session.body).success) return found('contract', '');
  if (nowhere.status !== 404) return { status: 'unknown' };

  /** The status of a path that answers in JSON; else null. */
  const ask = async (path: string) => {
    const answer = await get(path);
    return typeof answer?.body === 'object' && answer.body !== null ? answer.status : null;
  };
  /** A view that takes POST alone. */
  const takesPost = async (path: string) => (await ask(path)) === 405;
  const isPrivate = async (path: string) => [401, 403].includes((await ask(path)) ?? 0);

  const { allauth } = bridgeCatalog;
  for (const prefix of [allauth.prefix, `/api${allauth.prefix}`])
    if ((await ask(`${prefix}config`)) === 200) return found('allauth', prefix);
  for (const prefix of [bridgeCatalog['dj-rest-auth'].prefix, '/api/dj-rest-auth/', '/rest-auth/', ...roots])
    if ((await takesPost(`${prefix}login/`)) && (await isPrivate(`${prefix}user/`)))
      return found('dj-rest-auth', prefix, !(await takesPost(`${prefix}token/verify/`)));
  for (const prefix of roots)
    if (await isPrivate(`${prefix}users/me/`)) {
      if (await takesPost(`${prefix}jwt/create/`)) return found('djoser', prefix);
      if (await takesPost(`${prefix}token/login/`)) return found('djoser', prefix, true);
    }
  for (const prefix of [bridgeCatalog.simplejwt.prefix, ...roots.map((root) => `${root}token/`)])
    if ((await takesPost(prefix)) && (await takesPost(`${prefix}refresh/`)))
      return found('simplejwt', prefix);
  return { status: 'unknown' };
}

function found(name: 'contract' | BridgeName, prefix: string, isSession = false): Recognized {
  return { status: 'recognized', name, prefix, isSession };
}

/** Ask the server at this address, and say what to set. */
export async function describeBackEnd(url: string): Promise<string[]> {
  return adviceFor(await recognizeBackEnd((path) => getJson(`${url}${path}`)), url);
}

/** Lines for a terminal. */
export function adviceFor(recognized: Recognized, url: string): string[] {
  if (recognized.status === 'unreachable') return [`${url} does not answer.`];
  if (recognized.status === 'unknown')
    return [
      `${url} answers with neither the auth contract nor a package that there is a bridge for. See docs/bridges.md.`,
    ];
  const { name, prefix, isSession } = recognized;
  if (name === 'contract') return [`${url} answers the auth contract. Set:`, `  AUTH_API_URL=${url}`];
  const { prefix: usual, strategies } = bridgeCatalog[name];
  return [
    `${url} answers with ${name}. Set:`,
    `  AUTH_BACKEND=${name}`,
    `  AUTH_API_URL=${url}`,
    ...(prefix === usual ? [] : [`  AUTH_BACKEND_PREFIX=${prefix}`]),
    ...(isSession && strategies[0] !== 'session' ? ['  AUTH_STRATEGY=session'] : []),
  ];
}

async function getJson(url: string): ReturnType<Get> {
  try {
    const answer = await fetch(url, {
      headers: { accept: 'application/json' },
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const bytes = await readBodyWithin(answer, answerLimitBytes);
    return { status: answer.status, body: bytes === 'too large' ? null : parse(bytes) };
  } catch {
    return null;
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
