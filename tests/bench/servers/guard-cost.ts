// The guard of middleware.ts by itself, over a running API: what a warm and a cold navigation cost it, as one line of
// JSON. By itself, because rendering the page costs ten times as much and would drown it.
import { NextRequest } from 'next/server';
import { readWebConfig } from '@/lib/auth/config';
import { createGuard } from '@/lib/auth/guard';

const runs = 2000;
let calls = 0;
const guard = createGuard({
  config: readWebConfig(process.env),
  fetch: (request) => {
    calls += 1;
    return fetch(request);
  },
  now: () => new Date(),
});

async function navigate(cookie: string): Promise<Response> {
  const response = await guard(
    new NextRequest(`${process.env.WEB_ORIGIN}/dashboard`, { headers: { cookie, accept: 'text/html' } }),
  );
  if (response.headers.get('x-middleware-next') !== '1') throw new Error(`guard answered ${response.status}`);
  return response;
}

async function cpuMilliseconds(run: () => Promise<unknown>): Promise<number> {
  for (let index = 0; index < runs / 10; index += 1) await run();
  const before = process.cpuUsage();
  for (let index = 0; index < runs; index += 1) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / runs;
}

const credential = process.env.BENCH_COOKIE ?? '';
const cold = await navigate(credential);
const callsCold = calls;
const sealed = cold.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
const warmCookie = [credential, ...sealed].join('; ');
const warm = await cpuMilliseconds(() => navigate(warmCookie));
const callsWarm = (calls - callsCold) / runs;
process.stdout.write(
  JSON.stringify({ warm, cold: await cpuMilliseconds(() => navigate(credential)), callsCold, callsWarm }),
);
