// Two processes of the front end before a back end that ends a sign-in when a spent token comes again.
import { expect } from '@playwright/test';
import { demoUser } from '@/tests/e2e/support/external-api';
import { findCookie } from '@/tests/e2e/support/stack';
import { signInWithoutPage } from '@/tests/e2e/support/steps';
import { test } from './installation';

const rounds = 5;

test('two processes', async ({ context, stack, second, playwright }) => {
  test.skip(second === null, 'needs Redis');
  await signInWithoutPage(context, stack);
  let cookie = (await findCookie(context, stack.credentialCookie))?.value ?? '';
  for (let round = 0; round < rounds; round += 1) {
    // One without cookies of its own.
    const client = await playwright.request.newContext();
    stack.proxy.calls.length = 0;
    const headers = { cookie: `${stack.credentialCookie}=${cookie}` };
    // What tabs do at the same time, wherever a balancer sends them: refreshes, and pages that refresh on the way.
    const answers = await Promise.all(
      [stack.origin, second].flatMap((at) => [
        ...[1, 2, 3].map(() => client.post(`${at}/api/auth/refresh/`, { headers })),
        ...[1, 2].map(() => client.get(`${at}/dashboard`, { headers, maxRedirects: 0 })),
      ]),
    );
    expect(answers.map((answer) => answer.status())).toEqual(Array(10).fill(200));
    for (const answer of answers)
      if (answer.url().endsWith('/dashboard')) expect(await answer.text()).toContain(demoUser.username);
    const given = answers.flatMap((answer) =>
      answer
        .headersArray()
        .filter(({ name }) => name.toLowerCase() === 'set-cookie')
        .flatMap(({ value }) => new RegExp(`^${stack.credentialCookie}=([^;]+)`).exec(value)?.[1] ?? []),
    );
    expect([given.length, new Set(given).size]).toEqual([10, 1]);
    expect(stack.proxy.calls.filter(({ path }) => path.endsWith('/refresh/'))).toHaveLength(1);
    cookie = given[0] ?? '';
    await client.dispose();
  }
});
