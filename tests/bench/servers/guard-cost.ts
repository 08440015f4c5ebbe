// The guard of middleware.ts by itself, over a running API: what a warm and a cold navigation cost it, as one line of
// JSON. By itself, because rendering the page costs ten times as much and would drown it.
import { NextRequest } from 'next/server';
import { createGuard } from '@/lib/auth/guard/guard';
import { readWebConfig } from '@/lib/settings/web';

const runs = 1000;
let calls = 0;
let clockMs = Date.now();
let stepMs = 0;
const guard = createGuard({
  config: readWebConfig(process.env),
  fetch: (request) => {
    calls += 1;
    return fetch(request);
  },
  now: () => new Date(clockMs),
});

async function navigate(cookie: string): Promise<Response> {
  clockMs += stepMs;
  const response = await guard(
    new NextRequest(`${process.env.WEB_ORIGIN}/dashboard`, { headers: { cookie, accept: 'text/html' } }),
  );
  if (response.headers.get('x-middleware-next') !== '1') throw new Error(`guard answered ${response.status}`);
  return response;
}

async function cpuMilliseconds(cookies: string[]): Promise<number> {
  const before = process.cpuUsage();
  for (const cookie of cookies) await navigate(cookie);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / cookies.length;
}

/** What a browser sends once this guard has let it through: its credential and its sealed state. */
async function warmUp(): Promise<string> {
  const response = await navigate(credential);
  const sealed = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  return [credential, ...sealed].join('; ');
}

const credential = process.env.BENCH_COOKIE ?? '';
// Each a minute after the last one, or its answer would be taken over.
stepMs = 60_000;
const cold = await cpuMilliseconds(new Array(runs).fill(credential));
const callsCold = calls / runs;
stepMs = 0;
const warmCookies = await Promise.all(Array.from({ length: runs }, warmUp));
calls = 0;
// Each state once: none is known to this process, as after a restart or in another instance.
const firstSeen = await cpuMilliseconds(warmCookies);
const warm = await cpuMilliseconds(new Array(runs).fill(warmCookies.at(-1)));
process.stdout.write(JSON.stringify({ warm, firstSeen, cold, callsCold, callsWarm: calls / (2 * runs) }));
