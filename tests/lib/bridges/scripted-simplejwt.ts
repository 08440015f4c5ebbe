// A simplejwt that answers as the real one (5.5), in memory, and remembers what it was asked. What the real one does is
// shown by `npm run test:bridges`; this one can also be slow, broken or strict at will.
import { SignJWT } from 'jose';
import { createBridgeApp } from '@/lib/bridges/app';
import type { Outcomes } from '@/lib/bridges/bridge';
import { createAskBackEnd } from '@/lib/bridges/shared/ask-back-end';
import { createOutcomes } from '@/lib/bridges/shared/outcomes';
import { createSimplejwtBridge } from '@/lib/bridges/simplejwt';
import { readWebConfig } from '@/lib/settings/web';

const key = new TextEncoder().encode('the key of the back end, which the bridge never has');
const origin = 'http://web.test';
export const password = 'correct horse battery';

type Mode = 'keeps' | 'rotates' | 'blacklists';
type Call = { path: string; json: Record<string, unknown>; headers: Headers };

export type ScriptedBackEnd = {
  calls: Call[];
  mode: Mode;
  /** Seconds. */
  accessLifetime: number;
  usernameField: string;
  hasVerify: boolean;
  hasBlacklist: boolean;
  /** Answers instead of it, where it gives an answer. */
  before: ((call: Call) => Response | undefined | Promise<Response | undefined>) | null;
  blacklist: Set<string>;
  send: (url: string, init: RequestInit) => Promise<Response>;
};

export function createScriptedBackEnd(now: () => Date): ScriptedBackEnd {
  let number = 0;
  const make = async (type: 'access' | 'refresh', seconds: number) => {
    const iat = Math.floor(now().getTime() / 1000);
    number += 1;
    const claims = { token_type: type, user_id: '7', jti: `j${number}`, iat, exp: iat + seconds };
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key);
  };
  const made = new Set<string>();
  const give = async (type: 'access' | 'refresh', seconds: number) => {
    const token = await make(type, seconds);
    made.add(token);
    return token;
  };
  const refused = () =>
    Response.json({ detail: 'Token is invalid', code: 'token_not_valid' }, { status: 401 });
  const isGood = (token: unknown) => made.has(String(token)) && !backEnd.blacklist.has(String(token));

  const backEnd: ScriptedBackEnd = {
    calls: [],
    mode: 'blacklists',
    accessLifetime: 300,
    usernameField: 'username',
    hasVerify: true,
    hasBlacklist: true,
    before: null,
    blacklist: new Set(),
    async send(url, init) {
      const { pathname } = new URL(url);
      const headers = new Headers(init.headers);
      const json = init.body === undefined ? {} : JSON.parse(String(init.body));
      const call = { path: pathname, json, headers };
      backEnd.calls.push(call);
      const instead = await backEnd.before?.(call);
      if (instead !== undefined) return instead;
      const missing = (field: string) =>
        json[field] === undefined && Response.json({ [field]: ['This field is required.'] }, { status: 400 });
      if (pathname === '/api/token/') {
        const lack = missing(backEnd.usernameField) || missing('password');
        if (lack) return lack;
        if (json.password !== password)
          return Response.json(
            { detail: 'No active account found with the given credentials' },
            { status: 401 },
          );
        const pair = {
          refresh: await give('refresh', 86_400),
          access: await give('access', backEnd.accessLifetime),
        };
        return Response.json(pair);
      }
      if (pathname === '/api/token/refresh/') {
        if (!isGood(json.refresh)) return refused();
        const access = await give('access', backEnd.accessLifetime);
        if (backEnd.mode === 'keeps') return Response.json({ access });
        if (backEnd.mode === 'blacklists') backEnd.blacklist.add(json.refresh);
        return Response.json({ access, refresh: await give('refresh', 86_400) });
      }
      if (pathname === '/api/token/verify/' && backEnd.hasVerify)
        return isGood(json.token) ? Response.json({}) : refused();
      if (pathname === '/api/token/blacklist/' && backEnd.hasBlacklist) {
        if (!isGood(json.refresh)) return refused();
        backEnd.blacklist.add(json.refresh);
        return Response.json({});
      }
      return new Response('<h1>Not Found</h1>', { status: 404, headers: { 'content-type': 'text/html' } });
    },
  };
  return backEnd;
}

export type Setting = { env?: Record<string, string>; outcomes?: Outcomes; backEnd?: ScriptedBackEnd };

/** A bridge in front of it, with a browser's cookies. */
export function setUp({ env = {}, outcomes, backEnd: given }: Setting = {}) {
  const clock = { now: new Date('2026-01-01T12:00:00Z') };
  const now = () => clock.now;
  const backEnd = given ?? createScriptedBackEnd(now);
  const config = readWebConfig({
    AUTH_BACKEND: 'simplejwt',
    AUTH_API_URL: 'http://django.test',
    WEB_ORIGIN: origin,
    AUTH_STATE_SECRET: 'a secret of thirty-two characters or more',
    ...env,
  });
  const { bridge: settings } = config;
  if (settings === null) throw new Error('no bridge');
  const { url, prefix } = settings;
  const ask = createAskBackEnd({ url, prefix, timeoutSeconds: 1, send: backEnd.send });
  const passed: Request[] = [];
  const app = createBridgeApp({
    bridge: createSimplejwtBridge({ config, settings, ask, outcomes: outcomes ?? createOutcomes(now) }),
    config,
    prefix,
    forward: async (request) => {
      passed.push(request);
      const headers = { 'set-cookie': 'tracker=1', 'access-control-allow-origin': '*', 'x-total': '3' };
      return Response.json({ count: 3 }, { headers });
    },
    now,
  });
  const jar = new Map<string, string>();

  /** Send a request as a page of this site does; the browser keeps the cookies. */
  async function send(path: string, o: SendOptions = {}): Promise<Response> {
    const { method = o.json === undefined ? 'GET' : 'POST', keep = true, cookies = jar } = o;
    const headers = new Headers({ ...o.headers });
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (o.json !== undefined) headers.set('content-type', 'application/json');
    if (method !== 'GET' && !headers.has('origin')) headers.set('origin', origin);
    const csrf = cookies.get('csrftoken');
    if (method !== 'GET' && csrf !== undefined && !headers.has('x-csrftoken'))
      headers.set('x-csrftoken', csrf);
    const body = o.json === undefined ? undefined : new TextEncoder().encode(JSON.stringify(o.json)).buffer;
    const answer = await app(new Request(`${origin}${path}`, { method, headers }), body);
    if (keep)
      for (const line of answer.headers.getSetCookie()) {
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

  const pass = (seconds: number) => {
    clock.now = new Date(clock.now.getTime() + seconds * 1000);
  };
  return { app, backEnd, clock, jar, pass, passed, send, signIn };
}

type SendOptions = {
  method?: string;
  json?: object;
  headers?: Record<string, string>;
  cookies?: ReadonlyMap<string, string>;
  keep?: boolean;
};
