// A second process of each half changes nothing: sessions, rotation and limits are one behind nginx.
import type { BrowserContext } from '@playwright/test';
import { hasPostgres, hasRedis } from '@/tests/support/services';
import { hasNginx } from './matrix/nginx';
import { test as base, demoUser, expect, findCookie } from './support/stack';
import { expectDashboard, expectSignInPage, growOld, sendSignInForm, signOut } from './support/steps';
import { startTwins, type Twins } from './support/twins';

const test = base.extend<{ twins: Twins }>({
  twins: [
    async ({ strategy }, use) => {
      const twins = await startTwins(strategy);
      await use(twins);
      await twins.stop();
    },
    { timeout: 120_000 },
  ],
});
const runnable = hasNginx && hasRedis && hasPostgres ? test : test.skip;
const tag = ['@ours', '@proxied'];

runnable(
  'two processes of each half are one [nginx] [Redis] [PostgreSQL]',
  { tag },
  async ({ page, context, strategy, twins }) => {
    await page.goto(`${twins.origin}/login`);
    await sendSignInForm(page, demoUser);
    await expectDashboard(page);
    for (let visit = 0; visit < 4; visit += 1) {
      await growOld(context);
      await page.reload();
      await expectDashboard(page);
    }
    const visited = [...twins.webs, ...twins.apis].map(({ calls }) => calls.length > 0);
    expect(visited).toEqual([true, true, true, true]);

    const name = strategy === 'jwt' ? 'refresh_token' : 'sessionid';
    const credential = `${name}=${(await findCookie(context, name))?.value}`;
    if (strategy === 'jwt') {
      // Another user agent with a spent token would be taken for a thief.
      const userAgent = await page.evaluate(() => navigator.userAgent);
      await expectOneSuccessor(twins, { cookie: credential, 'user-agent': userAgent });
    }
    await expectTogether(context, twins);
    await page.reload();
    await expectDashboard(page);

    await signOut(page);
    const [method, path] = strategy === 'jwt' ? ['POST', '/api/auth/refresh/'] : ['GET', '/api/auth/me/'];
    expect(
      await statuses(4, () => fetch(twins.origin + path, { method, headers: { cookie: credential } })),
    ).toEqual([401, 401, 401, 401]);

    await expectSharedLimit(context, twins);
    await page.goto(`${twins.origin}/login`);
    await expectSignInPage(page);
    await sendSignInForm(page, demoUser);
    await expect(page.getByText('Too many attempts.')).toBeVisible();
  },
);

/** Concurrent requests with one token get one successor, from either process. */
async function expectOneSuccessor({ origin }: Twins, headers: Record<string, string>): Promise<void> {
  const successors = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const answer = await fetch(`${origin}/api/auth/refresh/`, { method: 'POST', headers });
      expect(answer.status).toBe(200);
      return answer.headers
        .getSetCookie()
        .find((line) => line.startsWith('refresh_token='))
        ?.split(';')[0];
    }),
  );
  expect(new Set(successors).size).toBe(1);
}

/** Pages that one browser opens at once, each decided by another web process that knows nothing yet. */
async function expectTogether(context: BrowserContext, { origin }: Twins): Promise<void> {
  await growOld(context);
  const pages = await Promise.all(
    Array.from({ length: 4 }, () => context.request.get(`${origin}/dashboard`, { maxRedirects: 0 })),
  );
  expect(pages.map((answer) => answer.status())).toEqual([200, 200, 200, 200]);
}

/** Three wrong passwords are allowed, wherever they arrive. */
async function expectSharedLimit(context: BrowserContext, { origin }: Twins): Promise<void> {
  const csrf = await context.request.get(`${origin}/api/auth/csrf/`);
  const headers = { 'x-csrftoken': csrf.headers()['x-csrftoken'] ?? '', origin };
  const seen: number[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const data = { ...demoUser, password: 'wrong' };
    const answer = await context.request.post(`${origin}/api/auth/login/`, { data, headers });
    seen.push(answer.status());
  }
  expect(seen).toEqual([401, 401, 401, 429, 429]);
}

async function statuses(count: number, send: () => Promise<Response>): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: count }, send));
  return answers.map(({ status }) => status);
}
