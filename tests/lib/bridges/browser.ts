// A browser in front of a bridge: pages of this site send its requests, and it keeps the cookies.
import { createBridgeApp } from '@/lib/bridges/app';
import type { CreateBridge, Outcomes } from '@/lib/bridges/bridge';
import { createAskBackEnd } from '@/lib/bridges/shared/ask-back-end';
import { createOutcomes } from '@/lib/bridges/shared/outcomes';
import { readWebConfig } from '@/lib/settings/web';

const origin = 'http://web.test';
export const password = 'correct horse battery';

export type SendOptions = {
  method?: string;
  json?: object;
  headers?: Record<string, string>;
  cookies?: ReadonlyMap<string, string>;
  /** Whether the browser takes the cookies of the answer; it does if not given. */
  keep?: boolean;
};

export function openBrowser(o: {
  create: CreateBridge;
  env: Record<string, string>;
  /** The back end. */
  send: (url: string, init: RequestInit) => Promise<Response>;
  now: () => Date;
  outcomes?: Outcomes;
}) {
  const config = readWebConfig({
    AUTH_API_URL: 'http://django.test',
    WEB_ORIGIN: origin,
    AUTH_STATE_SECRET: 'a secret of thirty-two characters or more',
    ...o.env,
  });
  const { bridge: settings } = config;
  if (settings === null) throw new Error('no bridge');
  const { url, prefix } = settings;
  const ask = createAskBackEnd({ url, prefix, timeoutSeconds: 1, send: o.send });
  const outcomes = o.outcomes ?? createOutcomes(o.now);
  const passed: Request[] = [];
  const app = createBridgeApp({
    bridge: o.create({ config, settings, ask, outcomes }),
    config,
    prefix,
    forward: async (request) => {
      passed.push(request);
      const headers = { 'set-cookie': 'tracker=1', 'access-control-allow-origin': '*', 'x-total': '3' };
      return Response.json({ count: 3 }, { headers });
    },
    now: o.now,
  });
  const jar = new Map<string, string>();

  /** Send a request as a page of this site does. */
  async function send(path: string, given: SendOptions = {}): Promise<Response> {
    const { json, keep = true, cookies = jar } = given;
    const { method = json === undefined ? 'GET' : 'POST' } = given;
    const headers = new Headers(given.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (json !== undefined) headers.set('content-type', 'application/json');
    if (method !== 'GET' && !headers.has('origin')) headers.set('origin', origin);
    const csrf = cookies.get('csrftoken');
    if (method !== 'GET' && csrf !== undefined && !headers.has('x-csrftoken'))
      headers.set('x-csrftoken', csrf);
    const body = json === undefined ? undefined : new TextEncoder().encode(JSON.stringify(json)).buffer;
    const answer = await app(new Request(`${origin}${path}`, { method, headers }), body);
    for (const line of keep ? answer.headers.getSetCookie() : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  async function signIn(): Promise<{ access: string; access_expires: number; user: { username: string } }> {
    await send('/api/auth/csrf/');
    const answer = await send('/api/auth/login/', { json: { username: 'ada', password } });
    if (answer.status !== 200) throw new Error(`sign-in was answered ${answer.status}`);
    return answer.json();
  }

  return { app, jar, passed, send, signIn };
}
