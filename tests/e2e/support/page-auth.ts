// What useAuth() gives the components of an open page, for tests: independent of what the pages happen to show.
import type { JSHandle, Page } from '@playwright/test';
import type { BrowserAuth } from '@/lib/auth/browser/browser-auth';
import { expect } from './stack';

type Answer = { status: number; api: string | null };
type AskingWindow = Window & { lastAnswer?: Answer };

/** Call GET /api/auth/me/ through useAuth().fetch, as soon as the page runs. Does not wait for the answer. */
export async function callApi(page: Page): Promise<void> {
  const auth = await findAuth(page);
  await auth.evaluate((found) => {
    const asking: AskingWindow = window;
    asking.lastAnswer = undefined;
    found.fetch('/api/auth/me/').then(
      (answer) => {
        asking.lastAnswer = { status: answer.status, api: answer.headers.get('x-auth-api') };
      },
      () => {},
    );
  });
}

/** Wait for a good answer to callApi(), and see whose it is. */
export async function expectAnswerBy(page: Page, apiName: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => (window as AskingWindow).lastAnswer ?? null))
    .toEqual({ status: 200, api: apiName });
}

/** What the page knows: the strategy, and which API answered last. */
export async function expectAuthInfo(
  page: Page,
  expected: { strategy?: string; api?: string },
): Promise<void> {
  const auth = await findAuth(page);
  await expect.poll(() => auth.evaluate((found) => found.getView())).toMatchObject(expected);
}

/** The value of <AuthProvider>: React leads from an element of the page up to it. */
export async function findAuth(page: Page): Promise<JSHandle<BrowserAuth>> {
  const found = await page.waitForFunction(() => {
    type Fiber = { return: Fiber | null; memoizedProps: { value?: Partial<BrowserAuth> } | null };
    const start = document.getElementById('content') ?? document.body;
    const key = Object.keys(start).find((name) => name.startsWith('__reactFiber$'));
    // the cast: React keeps its tree under a name of its own making
    let fiber = key === undefined ? null : ((start as unknown as Record<string, Fiber>)[key] ?? null);
    for (; fiber !== null; fiber = fiber.return) {
      const value = fiber.memoizedProps?.value;
      if (value?.getView && value.fetch) return value;
    }
    return null;
  });
  // the cast: waitForFunction() does not know that null makes it wait
  return found as JSHandle<BrowserAuth>;
}
