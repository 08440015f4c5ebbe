// The one journey, for every engine: steps with a name, each of which waits for what a visitor would see.
import type { Cell } from '../e2e/matrix/cells';
import { demoUser } from '../e2e/support/external-api';
import { type Browser, type Tab, waitUntil } from './engine';
import {
  countRefreshes,
  isListening,
  readAutocomplete,
  readCallStatus,
  readForeignCookies,
  readPath,
  readServerRendered,
  readText,
  startCall,
} from './page-scripts';

/** Does one step of the journey, and fails with its name. */
export type Step = (name: string, work: () => Promise<void>) => Promise<void>;
export type Place = { cell: Cell; webOrigin: string; step: Step };

const username = "//input[@name='username']";
const password = "//input[@name='password']";
const signInButton = "//main//button[normalize-space()='Sign in']";
const signOutButton = "(//button[normalize-space()='Sign out'])[1]";
const blocked = 'This browser blocks the cookies that signing in here needs.';
const tabCount = 10;

/** The control: the browser does with another site's cookies what this visit is about. */
export async function checkPolicy(
  browser: Browser,
  { webOrigin, controlUrl, kept, step }: Place & { controlUrl: string; kept: string[] },
): Promise<void> {
  const tab = await browser.newTab();
  await step('cookies of another site are treated as planned', async () => {
    // The policy of the pages allows calls to the API only; this answer of the same origin has none.
    await tab.open(`${webOrigin}/healthz`);
    expectSame(kept, await tab.run(readForeignCookies, controlUrl));
  });
}

/** Where the front end's sign-in works: everything that a visitor does in an evening. */
export async function walk(browser: Browser, { cell, webOrigin, step }: Place): Promise<void> {
  const tab = await browser.newTab();
  const dashboard = `${webOrigin}/dashboard`;
  await step('a private page leads to the sign-in form', () => openSignIn(tab, dashboard));
  await step('a wrong password is refused', async () => {
    await sendForm(tab, { ...demoUser, password: 'not the password' });
    await expectText(tab, 'No active account found with the given credentials');
  });
  await step('signing in leads to the dashboard', async () => {
    await sendForm(tab, demoUser);
    await expectDashboard(tab);
  });
  await step('the server renders the private page', async () => {
    await tab.reload();
    await expectDashboard(tab);
    expectSame(true, (await tab.run(readServerRendered)).includes(`>${demoUser.username}<`));
  });
  await step('an API call of the page is answered', () => call(tab));
  await step('what the server has sealed is renewed silently', async () => {
    await browser.deleteCookie(tab, 'auth_state');
    await tab.reload();
    await expectDashboard(tab);
    await call(tab);
  });
  const tabs = [tab];
  await step(`${tabCount} tabs refresh once between them`, async () => {
    while (tabs.length < tabCount) tabs.push(await browser.newTab());
    for (const one of tabs) {
      await one.open(dashboard);
      await expectDashboard(one);
      await waitUntil('the page listens', () => one.run(isListening));
    }
    const before = await count(tabs);
    await Promise.all(tabs.map(call));
    expectSame(cell.strategy === 'jwt' ? 1 : 0, (await count(tabs)) - before);
  });
  await step('a page kept for the way back is not shown after a sign-out', async () => {
    const [first, second, third] = tabs as [Tab, Tab, Tab];
    await second.open(`${webOrigin}/`);
    await first.click(signOutButton);
    await expectSignIn(first);
    await second.back();
    await expectSignIn(second);
    await expectSignIn(third);
    await first.back();
    await expectSignIn(first);
  });
  await step('nothing of the sign-in is left', async () => {
    await expectNoCredential(browser, tab);
    await tab.open(dashboard);
    await expectSignIn(tab);
  });
}

/** Where the browser refuses the cookies: the form says so, and nobody is half signed in. */
export async function walkRefused(browser: Browser, { webOrigin, step }: Place): Promise<void> {
  const tab = await browser.newTab();
  await step('a private page leads to the sign-in form', () => openSignIn(tab, `${webOrigin}/dashboard`));
  await step('the form says that cookies are blocked', async () => {
    await sendForm(tab, demoUser);
    await expectText(tab, blocked);
  });
  await step('nobody is signed in', async () => {
    await expectNoCredential(browser, tab);
    await tab.open(`${webOrigin}/dashboard`);
    await expectSignIn(tab);
  });
}

/** A browser in which no script runs. */
export async function walkWithoutScripts(browser: Browser, { webOrigin, step }: Place): Promise<void> {
  const tab = await browser.newTab();
  await step('without scripts: a wrong password is refused', async () => {
    await tab.open(`${webOrigin}/dashboard`);
    await expectSignIn(tab);
    await sendForm(tab, { ...demoUser, password: 'not the password' });
    await expectText(tab, 'No active account found with the given credentials');
  });
  await step('without scripts: signing in leads to the dashboard', async () => {
    await sendForm(tab, demoUser);
    await expectDashboard(tab);
  });
  await step('without scripts: signing out', async () => {
    await tab.click(signOutButton);
    await expectSignIn(tab);
    await expectNoCredential(browser, tab);
    await tab.open(`${webOrigin}/dashboard`);
    await expectSignIn(tab);
  });
}

async function openSignIn(tab: Tab, url: string): Promise<void> {
  await tab.open(url);
  await expectSignIn(tab);
  await waitUntil('the page listens', () => tab.run(isListening));
  expectSame(['username', 'current-password'], await tab.run(readAutocomplete));
}

async function sendForm(tab: Tab, user: { username: string; password: string }): Promise<void> {
  await tab.type(username, user.username);
  await tab.type(password, user.password);
  await tab.click(signInButton);
}

async function expectSignIn(tab: Tab): Promise<void> {
  await waitUntil('the sign-in form is shown', async () => {
    const text = await tab.run(readText);
    return (await tab.run(readPath)) === '/login' && text.includes('Welcome back.');
  });
}

async function expectDashboard(tab: Tab): Promise<void> {
  await waitUntil('the dashboard is shown', async () => {
    const text = await tab.run(readText);
    return (await tab.run(readPath)) === '/dashboard' && text.includes(`Signed in as ${demoUser.username}`);
  });
}

async function expectText(tab: Tab, text: string): Promise<void> {
  await waitUntil(`the page says "${text}"`, async () => (await tab.run(readText)).includes(text));
}

async function call(tab: Tab): Promise<void> {
  await waitUntil('the page can call the API', () => tab.run(startCall));
  await waitUntil('the API has answered', async () => (await tab.run(readCallStatus)) !== null);
  expectSame(200, await tab.run(readCallStatus));
}

async function count(tabs: Tab[]): Promise<number> {
  const counts = await Promise.all(tabs.map((tab) => tab.run(countRefreshes)));
  return counts.reduce((sum, one) => sum + one, 0);
}

async function expectNoCredential(browser: Browser, tab: Tab): Promise<void> {
  await waitUntil('no cookie of a sign-in is left', async () => {
    return !(await browser.readCookies(tab)).some(isCredential);
  });
}

function isCredential(name: string): boolean {
  return ['sessionid', 'refresh_token', 'auth_state'].includes(name);
}

function expectSame(expected: unknown, found: unknown): void {
  const [right, real] = [JSON.stringify(expected), JSON.stringify(found)];
  if (right !== real) throw new Error(`expected ${right}, found ${real}`);
}
