// A simplejwt that answers as the real one (5.5), in memory, and remembers what it was asked. What the real one does is
// shown by `npm run test:bridges`; this one can also be slow, broken or strict at will.
import { SignJWT } from 'jose';
import type { Outcomes } from '@/lib/bridges/bridge';
import { createSimplejwtBridge } from '@/lib/bridges/simplejwt';
import { openBrowser, password } from './browser';

const key = new TextEncoder().encode('the key of the back end, which the bridge never has');
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

/** A browser, a bridge and this back end, with one clock. */
export function setUp({ env = {}, outcomes, backEnd: given }: Setting = {}) {
  const clock = { now: new Date('2026-01-01T12:00:00Z') };
  const now = () => clock.now;
  const backEnd = given ?? createScriptedBackEnd(now);
  const browser = openBrowser({
    create: createSimplejwtBridge,
    env: { AUTH_BACKEND: 'simplejwt', ...env },
    send: backEnd.send,
    now,
    outcomes,
  });
  const pass = (seconds: number) => {
    clock.now = new Date(clock.now.getTime() + seconds * 1000);
  };
  return { ...browser, backEnd, pass };
}
